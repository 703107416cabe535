import { type Check, fail, pass, unknown, unseen } from '../../../core/check.ts';
import type { Fact } from '../../../core/fact.ts';
import type { Evidence } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import type { PublicAccessBlock } from '../../../core/settings.ts';
import { code, listed, words } from '../../../core/words.ts';
import { effective, flags } from '../effective-block.ts';

/** All four, each by itself, over bucket and account: one flag of four is not «blocked». */
export const blockPublicAccess: Check = {
  id: 'access/block-public-access',
  title: 'All four Block Public Access settings work',
  severity: 'medium',
  reads: ['publicAccessBlock', 'accountPublicAccessBlock'],
  beside: true,
  remedy: 'block-public-access',

  judge(facts) {
    const state = flags.map((flag) => ({ flag, ...effective(facts, flag) }));
    const off = state.filter(({ is }) => is === 'off').map(({ flag }) => code(flag));
    const hidden = state.filter(({ is }) => is === 'unknown').map(({ flag }) => code(flag));
    if (off.length > 0)
      return fail(
        words`${listed(off)} ${off.length === 1 ? 'is' : 'are'} off for both bucket and account`,
        words`Unless the bucket is meant to be public, turn on all four.`,
        evidence(facts),
      );
    if (hidden.length === 0) return pass(words`All four are on, counting bucket and account together`, evidence(facts));
    const blind = unseen(facts, this.reads);
    return unknown(
      words`Whether ${listed(hidden)} ${hidden.length === 1 ? 'is' : 'are'} on could not be seen on every level`,
      blind.flatMap(({ needs }) => needs),
    );
  },
};

/** Of the levels that could be seen: «no configuration» is said only where AWS said it. */
function evidence({ reads }: Facts): readonly Evidence[] {
  return [
    ...seen('GetPublicAccessBlock', reads.publicAccessBlock),
    ...seen('s3control GetPublicAccessBlock', reads.accountPublicAccessBlock),
  ];
}

function seen(call: string, fact: Fact<PublicAccessBlock> | undefined): readonly Evidence[] {
  if (fact?.is === 'known') return [{ call, saw: fact.value }];
  return fact?.is === 'absent' ? [{ call, saw: 'NoSuchPublicAccessBlockConfiguration' }] : [];
}
