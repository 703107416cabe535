import { describe, expect, it } from 'vitest';
import { willBe } from '../../../src/analyzers/affected/index.ts';
import { absent, known } from '../../../src/core/fact.ts';
import { allOff, allOn, policyOf, publicRead, withPolicy } from '../../facts.ts';
import { sceneOf, stepOn } from './scene.ts';

describe('facts as they will be', () => {
  it('have what the steps write, and lack what they take away', () => {
    const { reads } = willBe(sceneOf(), [stepOn('policy', policyOf(publicRead)), stepOn('publicAccessBlock', null)]);
    expect(reads.policy).toEqual(known(policyOf(publicRead)));
    expect(reads.publicAccessBlock).toEqual(absent);
  });

  it('leave everything else as it was read', () => {
    const was = sceneOf();
    expect(willBe(was, [])).toEqual(was);
    expect(willBe(was, [stepOn('policy', policyOf(publicRead), 'another')])).toEqual(was);
  });

  it('no longer have S3’s word on the policy that was', () => {
    const { reads } = willBe(sceneOf(withPolicy(true, publicRead)), [stepOn('policy', null)]);
    expect(reads.policyStatus).toBeUndefined();
  });

  it.each([
    [
      'ACLs come back',
      sceneOf({ ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }) }),
      stepOn('ownershipControls', null),
    ],
    ['public ones count again', sceneOf({ publicAccessBlock: known(allOn) }), stepOn('publicAccessBlock', allOff)],
  ])('no longer know the ACL when %s: what is stored was not seen', (_what, was, step) => {
    expect(willBe(was, [step]).reads.acl).toBeUndefined();
  });

  it.each([
    ['ACLs are disabled', sceneOf(), stepOn('ownershipControls', { ObjectOwnership: 'BucketOwnerEnforced' })],
    [
      'the account ignores public ones all the same',
      sceneOf({ publicAccessBlock: known(allOn), accountPublicAccessBlock: known(allOn) }),
      stepOn('publicAccessBlock', allOff),
    ],
  ])('still know it when %s', (_what, was, step) => {
    expect(willBe(was, [step]).reads.acl).toEqual(was.reads.acl);
  });
});
