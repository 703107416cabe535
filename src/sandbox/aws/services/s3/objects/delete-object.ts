import { denialOf } from '../../../denials.ts';
import { AwsError } from '../../../service.ts';
import { type BucketApi, type BucketAsk, empty, type Route, versioned, xmlAnswer } from '../api.ts';
import { canonicalId, anonymousId } from '../canonical-id.ts';
import { versioningOf } from '../settings/facts.ts';
import { all, malformedXml, parseXml, textOf, xmlDocument } from '../xml.ts';
import { checkWrite } from './conditions.ts';
import { refuseLocked } from './lock.ts';
import { add, latest, remove, versionHeader } from './versions.ts';

interface Deleted {
  readonly versionId: string | null;
  readonly isMarker: boolean;
}

const deleteObject: BucketApi = {
  name: 'DeleteObject',
  action: versioned('s3:DeleteObject'),
  on: 'object',
  run(ask) {
    if (ask.call.headers['if-match'] !== undefined)
      checkWrite(ask.call.headers, ask.key, latest(ask.bucket, ask.key)?.data.etag ?? null);
    const { versionId, isMarker } = take(ask, ask.key, ask.query.get('versionId'));
    return empty(204, {
      ...(versionId === null ? {} : versionHeader(ask.bucket, versionId)),
      ...(isMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    });
  },
};

/** Up to 1,000 at once; each has its own answer, and permission is asked for each. */
const deleteObjects: BucketApi = {
  name: 'DeleteObjects',
  action: 's3:DeleteObject',
  on: 'bucket',
  run(ask) {
    const document = parseXml(ask.call.body.toString(), 'Delete');
    const wanted = all(document, 'Object').map((one) => ({
      key: textOf(one, 'Key') ?? '',
      versionId: textOf(one, 'VersionId'),
    }));
    if (wanted.length === 0 || wanted.length > 1000) throw malformedXml();
    const quiet = textOf(document, 'Quiet') === 'true';
    const results = wanted.map(({ key, versionId }) => one(ask, key, versionId));
    return xmlAnswer(
      xmlDocument('DeleteResult', {
        Deleted: quiet ? [] : results.flatMap(({ deleted }) => (deleted === null ? [] : [deleted])),
        Error: results.flatMap(({ error }) => (error === null ? [] : [error])),
      }),
    );
  },
};

function one(ask: BucketAsk, key: string, versionId: string | null) {
  const named = { Key: key, ...(versionId === null ? {} : { VersionId: versionId }) };
  try {
    refuse(ask, key, versionId);
    const done = take(ask, key, versionId);
    const marker = done.isMarker ? { DeleteMarker: true, DeleteMarkerVersionId: done.versionId } : {};
    return { deleted: { ...named, ...marker }, error: null };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { deleted: null, error: { ...named, Code: error.code, Message: error.message } };
  }
}

function refuse({ state, call, bucket }: BucketAsk, key: string, versionId: string | null): void {
  const action = versionId === null ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
  const denial = denialOf(state.denials, call.principal, action, `arn:aws:s3:::${bucket.name}/${key}`);
  if (denial !== undefined) throw new AwsError(denial.code, denial.status, denial.message);
}

/** A named version goes for good; without one, versioning puts a delete marker on top. What isn't there is gone already. */
function take({ state, call, bucket }: BucketAsk, key: string, versionId: string | null): Deleted {
  const versions = bucket.objects.get(key) ?? [];
  const status = versioningOf(bucket);
  if (versionId !== null || status === null) {
    const going = versions.find((version) => version.versionId === (versionId ?? 'null'));
    if (going === undefined) return { versionId, isMarker: false };
    if (going.data !== null) refuseLocked(going.data, call.headers, call.at);
    remove(bucket, key, going.versionId);
    return { versionId, isMarker: going.data === null };
  }
  const replaced = versions.find((version) => version.versionId === 'null');
  if (status === 'Suspended' && replaced?.data) refuseLocked(replaced.data, call.headers, call.at);
  const { account } = call.principal;
  const owner = account === null ? anonymousId : canonicalId(account);
  const marker = add(state.s3, bucket, { key, at: call.at, owner, data: null });
  return { versionId: marker.versionId, isMarker: true };
}

export const deleteRoutes: readonly Route[] = [
  { method: 'DELETE', on: 'object', api: deleteObject },
  { method: 'POST', on: 'bucket', query: ['delete'], api: deleteObjects },
];
