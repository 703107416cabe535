import { describe, expect, it } from 'vitest';
import { denied, failed, known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import { allOff, allOn, policyOf, publicRead } from '../../facts.ts';
import { partnerReads, sceneOf, stepOn, unknownOf } from './scene.ts';

const blocked = stepOn('publicAccessBlock', allOn);
const open: Reads = { publicAccessBlock: known(allOff), policy: known(policyOf(partnerReads)) };

describe('what a simulation could not see', () => {
  it.each<[string, Reads, string]>([
    [
      'the policy',
      { policy: denied('s3:GetBucketPolicy') },
      'Cooper may not call s3:GetBucketPolicy: whom the bucket policy lets in is not known.',
    ],
    [
      'the ACL',
      { acl: denied('s3:GetBucketAcl') },
      "Cooper may not call s3:GetBucketAcl: whom the bucket's ACL lets in is not known.",
    ],
    [
      'ownership',
      { ownershipControls: failed('throttled', 'SlowDown') },
      'Reading ownershipControls failed (throttled): SlowDown: whether ACLs count is not known.',
    ],
    [
      'the account’s block',
      { accountPublicAccessBlock: denied('s3:GetAccountPublicAccessBlock') },
      'Cooper may not call s3:GetAccountPublicAccessBlock: whether the account blocks public access already is not known.',
    ],
  ])('names the permission that would show it: %s', (_what, reads, text) => {
    expect(unknownOf(sceneOf({ ...open, ...reads }), blocked)).toContain(text);
    expect(unknownOf(sceneOf(open), blocked)).not.toContain(text);
  });

  it('is always what policies of others say', () => {
    expect(unknownOf(sceneOf(open), blocked)).toContain(
      'Policies of users, roles and organizations of 111122223333 and 444455556666 were not read',
    );
  });

  it('is always what access points and endpoints let in', () => {
    expect(unknownOf(sceneOf(open), blocked)).toContain(
      'Access points of the bucket and policies of VPC endpoints were not read.',
    );
  });

  it('is a policy that could not be understood', () => {
    const odd = known({ Version: '2099-01-01', Statement: [publicRead] });
    expect(unknownOf(sceneOf({ ...open, policy: odd }), blocked)).toContain(
      'The bucket policy of today could not be understood',
    );
    expect(unknownOf(sceneOf(open), stepOn('policy', odd.value))).toContain(
      'The bucket policy that it would get could not be understood',
    );
  });

  it('is nothing where nobody’s access changes', () => {
    expect(
      unknownOf(
        sceneOf({ policy: denied('s3:GetBucketPolicy') }),
        stepOn('versioning', { Status: 'Enabled', MFADelete: null }),
      ),
    ).toBe('');
  });
});
