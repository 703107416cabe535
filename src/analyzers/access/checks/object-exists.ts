import { type Check, fail, judge, notApplicable, pass, unknown, valueOf } from '../../../core/check.ts';
import type { Outcome } from '../../../core/finding.ts';
import type { Facts, ObjectRead } from '../../../core/facts.ts';
import { code, listed, type Words, words } from '../../../core/words.ts';
import { deleted } from '../delete-marker.ts';

/** Without s3:ListBucket S3 answers 403 for a missing key, so 403 may hide a 404 (HeadObject API reference). */
export const objectExists: Check = {
  id: 'access/object-exists',
  title: 'The object exists',
  severity: 'critical',
  reads: ['bucket', 'object', 'objectVersions', 'nearbyKeys'],

  judge(facts) {
    if (facts.target.key === null) return notApplicable(words`No key was asked for`);
    if (facts.reads.bucket?.is === 'absent') return notApplicable(words`There is no such bucket`);
    return judge(facts, ['object'], ({ object }) => (object ? outcomeOf(facts, object) : missing(facts)));
  },
};

function outcomeOf(facts: Facts, object: ObjectRead): Outcome {
  const evidence = [{ call: 'HeadObject', saw: object }];
  switch (object.is) {
    case 'delete marker':
      return deleted(facts, object.versionId);
    case 'hidden':
      return hidden(object.message);
    case 'readable':
    case 'archived':
    case 'forbidden':
    case 'needs key':
      return pass(words`The key is there`, evidence);
  }
}

/** Whoever may get objects but not list them is told «s3:ListBucket» only when the key is not there (observed, not documented). */
function hidden(message: string | null): Outcome {
  if (message?.includes('s3:ListBucket'))
    return fail(
      words`The key is most likely not there: S3 answers 403 instead of 404 to whoever may not list the bucket, and its words name ${code('s3:ListBucket')}`,
      words`Check the spelling of the key. To be shown 404 for missing keys, a caller needs ${code('s3:ListBucket')} on the bucket.`,
      [{ call: 'GetObject', saw: message }],
    );
  return unknown(
    words`S3 answered 403, and whoever may not list a bucket gets that for a missing key too: it is either missing or forbidden`,
    ['s3:ListBucket'],
  );
}

function missing(facts: Facts): Outcome {
  if (facts.target.versionId !== null) return missingVersion(facts);
  const near = (valueOf(facts, 'nearbyKeys') ?? []).slice(0, 3);
  const others = (valueOf(facts, 'objectVersions') ?? []).length > 0 ? ', though there are older versions' : '';
  return fail(words`There is no object under this key${others}: S3 answers 404`, next(near), [
    { call: 'HeadObject', saw: 'NotFound' },
    ...(near.length > 0 ? [{ call: 'ListObjectsV2', saw: near }] : []),
  ]);
}

function missingVersion(facts: Facts): Outcome {
  const versions = (valueOf(facts, 'objectVersions') ?? []).map(({ versionId }) => versionId);
  const known = versions.length === 0 ? [] : words` The newest are ${listed(versions.slice(0, 3).map(code))}.`;
  return fail(
    words`There is no such version of this key: S3 answers 404`,
    words`Check the version id; a lifecycle rule may have removed that version.${known}`,
    [
      { call: 'HeadObject', saw: 'NotFound' },
      { call: 'ListObjectVersions', saw: versions.slice(0, 3) },
    ],
  );
}

function next(near: readonly string[]): Words {
  if (near.length > 0) return words`Was it ${listed(near.map(code), 'or')}?`;
  return words`Check the spelling: keys mind capitals, leading slashes and encoded characters (${code('%20')} is not a space).`;
}
