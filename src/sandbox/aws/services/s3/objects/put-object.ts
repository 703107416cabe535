import { type BucketApi, empty, type Route } from '../api.ts';
import { AwsError } from '../../../service.ts';
import type { Content } from '../state.ts';
import { checkBody, checksumsFor } from './checksums.ts';
import { checkWrite } from './conditions.ts';
import { etagOf } from './content.ts';
import { encryptionHeaders } from './encryption.ts';
import { newObject } from './new-data.ts';
import { add, latest, versionHeader } from './versions.ts';

const putObject: BucketApi = {
  name: 'PutObject',
  action: 's3:PutObject',
  on: 'object',
  run(ask) {
    const { state, call, bucket, key } = ask;
    checkBody(call.headers, call.body);
    checkLength(call.headers, call.body);
    checkWrite(call.headers, key, latest(bucket, key)?.data.etag ?? null);
    const { owner, data } = newObject(ask);
    const content: Content = { is: 'stored', bytes: call.body };
    const checksums = checksumsFor(call.headers, call.body);
    const etag = etagOf(content, key);
    const made = add(state.s3, bucket, {
      key,
      at: call.at,
      owner,
      data: { ...data, content, etag, checksums, parts: null },
    });
    return empty(200, {
      etag,
      ...checksums,
      'x-amz-checksum-type': 'FULL_OBJECT',
      'x-amz-object-size': String(call.body.length),
      ...encryptionHeaders(data.encryption),
      ...versionHeader(bucket, made.versionId),
    });
  },
};

/** A body that was cut short on the way must not be kept. */
function checkLength(headers: Readonly<Record<string, string>>, body: Buffer): void {
  const said = headers['x-amz-decoded-content-length'];
  if (said !== undefined && Number(said) !== body.length)
    throw new AwsError(
      'IncompleteBody',
      400,
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    );
}

export const putRoutes: readonly Route[] = [{ method: 'PUT', on: 'object', api: putObject }];
