import { type Check, fail, judge, pass, unknown, unseen, valueOf } from '../../../core/check.ts';
import type { Evidence, Outcome } from '../../../core/finding.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, listed, type Words, words } from '../../../core/words.ts';
import { nameOf, statementsOf, toEverybody } from '../../../policy/statements.ts';
import { effective } from '../effective-block.ts';

/**
 * «Public» is what S3 itself says in GetBucketPolicyStatus; whether it works is up to RestrictPublicBuckets alone
 * (S3 user guide, «Blocking public access to your Amazon S3 storage»).
 */
export const publicByPolicy: Check = {
  id: 'access/public-by-policy',
  title: 'The bucket policy lets nobody in without credentials',
  severity: 'critical',
  reads: ['policy', 'policyStatus', 'publicAccessBlock', 'accountPublicAccessBlock'],
  remedy: 'block-public-access',

  judge: (facts) =>
    judge(facts, ['policyStatus'], ({ policyStatus }) => {
      const evidence = [{ call: 'GetBucketPolicyStatus', saw: policyStatus ?? 'NoSuchBucketPolicy' }];
      if (policyStatus === null) return pass(words`There is no bucket policy`, evidence);
      if (!policyStatus.IsPublic) return pass(words`S3 says that the bucket policy is not public`, evidence);
      return publicPolicy(facts, [...evidence, ...wide(facts)]);
    }),
};

function publicPolicy(facts: Facts, evidence: readonly Evidence[]): Outcome {
  const restricted = effective(facts, 'RestrictPublicBuckets');
  const flag = code('RestrictPublicBuckets');
  switch (restricted.is) {
    case 'on':
      return pass(
        words`The policy is public${by(facts)}, but ${flag}, on for ${restricted.by.join(' and ')}, neutralises it`,
        evidence,
      );
    case 'off':
      return fail(
        words`PUBLIC: anybody on the internet can use what the bucket policy allows${by(facts)}, and ${flag} is off`,
        words`If that is not meant, turn on Block Public Access, or narrow the statement to who needs it.`,
        evidence,
      );
    case 'unknown':
      return unknown(
        words`The policy is public${by(facts)}; whether ${flag} stops it could not be seen`,
        unseen(facts, ['publicAccessBlock', 'accountPublicAccessBlock']).flatMap(({ needs }) => needs),
      );
  }
}

/** The statements that let everybody in, as far as the document can be read. */
const openStatements = (facts: Facts) =>
  statementsOf(valueOf(facts, 'policy') ?? { Statement: [] }).filter(
    (one) => one.effect === 'Allow' && toEverybody(one),
  );

function by(facts: Facts): Words {
  const names = openStatements(facts).map((one) => code(nameOf(one)));
  return names.length === 0 ? [] : words` by ${listed(names)}`;
}

const wide = (facts: Facts): readonly Evidence[] =>
  openStatements(facts).map(({ statement }) => ({ call: 'GetBucketPolicy', saw: statement }));
