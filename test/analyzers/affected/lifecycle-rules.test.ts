import { describe, expect, it } from 'vitest';
import { denied, known } from '../../../src/core/fact.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { linesOf, sceneOf, stepOn, unknownOf } from './scene.ts';

const abort = (days: number, Status = 'Enabled') => ({
  ID: 'abort',
  Status,
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: days },
});
const rules = (...Rules: readonly JsonObject[]) => ({ Rules });

describe('a rule that aborts uploads', () => {
  it('may meet uploads in flight, which nobody counted', () => {
    const step = stepOn('lifecycle', rules(abort(7)));
    expect(linesOf(sceneOf(), step)).toEqual([
      'perhaps | multipart uploads that take longer than 7 days | are aborted and their parts deleted for good; those that are that old now, as soon as the rule is in force',
    ]);
    expect(unknownOf(sceneOf(), step)).toContain('(s3:ListBucketMultipartUploads)');
  });

  it('meets more of them when it becomes quicker', () => {
    const facts = sceneOf({ lifecycle: known(rules(abort(30))) });
    expect(linesOf(facts, stepOn('lifecycle', rules(abort(1))))[0]).toMatch(
      /longer than 1 day \| .*today after 30 days/,
    );
  });

  it.each([
    ['slower', rules(abort(7)), rules(abort(8))],
    ['disabled', rules(), rules(abort(7, 'Disabled'))],
    ['as it was', rules(abort(7)), rules(abort(7), { ID: 'other', Status: 'Enabled' })],
  ])('meets none anew when it is %s', (_what, was, will) => {
    expect(linesOf(sceneOf({ lifecycle: known(was) }), stepOn('lifecycle', will))).toEqual([]);
  });
});

describe('versioning', () => {
  const on = stepOn('versioning', { Status: 'Enabled', MFADelete: null });
  const expires = { ID: 'tidy', Status: 'Enabled', Expiration: { Days: 30 } };

  it('turns what rules expire into old versions', () => {
    expect(linesOf(sceneOf({ lifecycle: known(rules(expires)) }), on)).toEqual([
      expect.stringMatching(/^loses \| the lifecycle rule tidy \| no longer free what they expire/),
      expect.stringMatching(/^perhaps \| whoever deletes or overwrites objects/),
    ]);
  });

  it('leaves alone rules that expire nothing', () => {
    expect(linesOf(sceneOf({ lifecycle: known(rules(abort(7))) }), on)).toHaveLength(1);
  });

  it('says that the rules were not read', () => {
    expect(unknownOf(sceneOf({ lifecycle: denied('s3:GetLifecycleConfiguration') }), on)).toContain(
      'Cooper may not call s3:GetLifecycleConfiguration: which rules',
    );
  });

  it('once suspended keeps no more old versions, and stops replication', () => {
    const facts = sceneOf({
      versioning: known({ Status: 'Enabled', MFADelete: null }),
      replication: known({ Rules: [] }),
    });
    const lines = linesOf(facts, stepOn('versioning', { Status: 'Suspended', MFADelete: null }));
    expect(lines).toEqual([
      expect.stringMatching(/^loses \| whoever relies on getting old versions back/),
      expect.stringMatching(/^loses \| replication of this bucket/),
    ]);
  });
});
