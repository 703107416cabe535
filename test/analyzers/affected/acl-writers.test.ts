import { describe, expect, it } from 'vitest';
import { denied, known } from '../../../src/core/fact.ts';
import type { TrailEvent } from '../../../src/core/facts.ts';
import { allOff, allOn } from '../../facts.ts';
import { linesOf, sceneOf, stepOn, unknownOf } from './scene.ts';

const disabled = stepOn('ownershipControls', { ObjectOwnership: 'BucketOwnerEnforced' });
const event = (name: string, but: Partial<TrailEvent> = {}): TrailEvent => ({
  id: name,
  name,
  at: '2026-11-20T10:00:00Z',
  who: 'arn:aws:iam::111122223333:user/ana',
  errorCode: null,
  source: 's3.amazonaws.com',
  ...but,
});

describe('disabling ACLs', () => {
  it('may refuse whoever sends one, and take what objects’ own ACLs give', () => {
    const lines = linesOf(sceneOf(), disabled);
    expect(lines).toEqual([
      expect.stringMatching(
        /^perhaps \| whoever uploads with an ACL other than bucket-owner-full-control.*AccessControlListNotSupported/,
      ),
      expect.stringMatching(/^perhaps \| whoever reads or owns single objects by an ACL/),
    ]);
    expect(unknownOf(sceneOf(), disabled)).toContain('in the field ACL required');
  });

  it('refuses who wrote one lately, by name', () => {
    const facts = sceneOf({
      recentChanges: known([
        event('PutBucketAcl'),
        event('PutBucketAcl', { errorCode: 'AccessDenied', who: 'mallory' }),
      ]),
    });
    const [line] = linesOf(facts, disabled);
    expect(line).toMatch(
      /^loses \| arn:aws:iam::111122223333:user\/ana \| wrote an ACL with PutBucketAcl on 2026-11-20/,
    );
    expect(linesOf(facts, disabled).join()).not.toContain('mallory');
  });

  it('is nothing where they are disabled already', () => {
    const facts = sceneOf({ ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }) });
    expect(linesOf(facts, disabled)).toEqual([]);
  });

  it('says that nobody knows who changed the bucket lately', () => {
    expect(unknownOf(sceneOf({ recentChanges: denied('cloudtrail:LookupEvents') }), disabled)).toContain(
      'Cooper may not call cloudtrail:LookupEvents: who changed this bucket lately',
    );
  });
});

it('enabling ACLs brings back what nobody can see today', () => {
  const facts = sceneOf({ ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }) });
  const enabled = stepOn('ownershipControls', { ObjectOwnership: 'ObjectWriter' });
  expect(linesOf(facts, enabled)).toContainEqual(
    expect.stringMatching(/^perhaps \| whoever is named in ACLs that were stored/),
  );
  expect(unknownOf(facts, enabled)).toContain('Which ACLs are stored can’t be seen'.replace('’', "'"));
});

describe('objects with a public ACL of their own', () => {
  const open = { publicAccessBlock: known(allOff) };

  it('may close when public ACLs are ignored', () => {
    expect(linesOf(sceneOf(open), stepOn('publicAccessBlock', allOn))).toEqual([
      'perhaps | whoever reads objects that have a public ACL of their own | would be refused: public ACLs are ignored',
    ]);
  });

  it('may open again when they are not', () => {
    const facts = sceneOf({ publicAccessBlock: known(allOn) });
    expect(linesOf(facts, stepOn('publicAccessBlock', allOff))).toContainEqual(
      expect.stringMatching(/let in again: public ACLs count again$/),
    );
  });

  it('are no subject where ACLs are disabled', () => {
    const facts = sceneOf({ ...open, ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }) });
    expect(linesOf(facts, stepOn('publicAccessBlock', allOn))).toEqual([]);
  });

  it('are no subject where the account ignores them already', () => {
    const facts = sceneOf({ ...open, accountPublicAccessBlock: known(allOn) });
    expect(linesOf(facts, stepOn('publicAccessBlock', allOn))).toEqual([]);
  });
});
