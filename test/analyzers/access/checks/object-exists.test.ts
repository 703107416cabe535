import { describe, expect, it } from 'vitest';
import { objectExists } from '../../../../src/analyzers/access/checks/object-exists.ts';
import { absent, denied, known } from '../../../../src/core/fact.ts';
import type { ObjectVersion, Reads } from '../../../../src/core/facts.ts';
import { plain } from '../../../../src/core/words.ts';
import { bucketFacts, objectFacts, owner } from '../../../facts.ts';
import { isBlindWithout, promises } from './promises.ts';

const version: ObjectVersion = {
  versionId: 'v1',
  isLatest: false,
  isDeleteMarker: false,
  lastModified: null,
  size: 1,
  owner,
};
const marker: ObjectVersion = { ...version, versionId: 'm1', isLatest: true, isDeleteMarker: true, size: null };
const deleted = (versionId: string | null, reads: Reads) =>
  objectFacts({ object: known({ is: 'delete marker', versionId }), ...reads });

promises(objectExists, [
  ['without a key there is nothing to look for', bucketFacts(), 'not applicable', 'No key was asked for'],
  ['without a bucket neither', objectFacts({ bucket: absent, object: absent }), 'not applicable', 'no such bucket'],
  ['what was read is there', objectFacts(), 'pass', 'The key is there'],
  [
    'what is forbidden for certain is there',
    objectFacts({ object: known({ is: 'forbidden', head: null, code: 'AccessDenied', message: null }) }),
    'pass',
    'The key is there',
  ],
  ['404 is missing', objectFacts({ object: absent }), 'fail', 'There is no object under this key: S3 answers 404'],
  [
    'a version that is missing is not the key',
    objectFacts({ object: absent, objectVersions: known([version]) }, { versionId: 'v9' }),
    'fail',
    'There is no such version of this key: S3 answers 404',
  ],
  [
    '403 without listing may hide a 404',
    objectFacts({ object: known({ is: 'hidden', message: null }) }),
    'unknown',
    'either missing or forbidden',
  ],
  [
    'a delete marker on top of versions',
    deleted('m1', { objectVersions: known([marker, version]) }),
    'fail',
    'it was deleted, and older versions of it are still there',
  ],
  [
    'a delete marker on top of nothing promises nothing',
    deleted('m1', { objectVersions: known([marker]) }),
    'fail',
    'no older version of it was found',
  ],
  [
    'a delete marker whose versions could not be seen',
    deleted('m1', { objectVersions: denied('s3:ListBucketVersions') }),
    'fail',
    'whether older versions are left could not be seen',
  ],
  [
    'a delete marker that was asked for by its id answers 405',
    objectFacts({ object: known({ is: 'delete marker', versionId: 'm1' }) }, { versionId: 'm1' }),
    'fail',
    'S3 answers 405',
  ],
]);

isBlindWithout(objectExists, objectFacts(), ['object']);

describe('what to do next', () => {
  const next = (facts: Parameters<typeof objectExists.judge>[0]) => {
    const outcome = objectExists.judge(facts);
    return outcome.is === 'fail' ? plain(outcome.next) : null;
  };

  it('a key that looks alike may be meant', () => {
    const facts = objectFacts({ object: absent, nearbyKeys: known(['reports/A.csv', 'reports/a.tsv', 'x', 'y']) });
    expect(next(facts)).toBe('Was it reports/A.csv, reports/a.tsv or x?');
  });

  it('else the spelling is to be checked', () => {
    expect(next(objectFacts({ object: absent, nearbyKeys: denied('s3:ListBucket') }))).toContain('Check the spelling');
  });

  it.each([
    ['by the id that S3 gave', 'm1'],
    ['by the id that the list shows', null],
  ])('the marker to delete is named %s', (_name, id) => {
    expect(next(deleted(id, { objectVersions: known([marker, version]) }))).toContain('Deleting the marker m1');
  });

  it('where nothing is left, nothing is offered', () => {
    expect(next(deleted('m1', { objectVersions: known([marker]) }))).toContain('Nothing in this bucket brings it back');
  });
});
