import { code, listed, type Words, words } from '../../../core/words.ts';
import type { Rule } from '../../../policy/policy.ts';
import { type Candidate, ofAccount } from './candidate.ts';
import { type Given, givenBy } from './given.ts';

/** Longer lists of values say no more. */
const shown = 3;

/** The same candidate, held to the conditions of a statement; null where it could never meet them. */
export function narrowed(one: Candidate, rule: Rule, owner: string | null): Candidate | null {
  const given = givenBy(rule);
  if (Object.keys(given).length === 0) return one;
  if (one.kind === 'anybody' && Object.keys(given).some((key) => ofSigners.test(key))) return null;
  const whose = one.kind === 'any account' ? byAccount(one, given, owner) : one;
  const who = distributions(whose, rule) ?? [...base(whose, given), ...saidOf(rule, whose, given)];
  return { ...whose, given, who };
}

/** Only who signs has them. */
const ofSigners = /^aws:(?:principal(?:arn|account|orgid|orgpaths|tag\/.*)|userid|username)$/;

/** A condition on the principal says whose it is. */
function byAccount(one: Candidate, given: Given, owner: string | null): Candidate {
  const [arn = ''] = given['aws:principalarn'] ?? [];
  const account = given['aws:principalaccount']?.[0] ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(arn)?.[1];
  return account === undefined ? one : ofAccount(account, null, account === owner);
}

/** CloudFront asks for one distribution, whose ARN ends in the id that people know. */
function distributions(one: Candidate, { conditions }: Rule): Words | null {
  const [only, ...others] = conditions;
  if (one.principal.service !== 'cloudfront.amazonaws.com' || others.length > 0) return null;
  if (only?.key.toLowerCase() !== 'aws:sourcearn') return null;
  const ids = only.wanted.map((arn) => arn.split(':distribution/')[1] ?? arn);
  return words`CloudFront by origin access control, for the distribution ${values(ids)}`;
}

function base(one: Candidate, given: Given): Words {
  const organization = given['aws:principalorgid']?.[0];
  if (one.kind === 'any account' && organization !== undefined)
    return words`principals of the organization ${code(organization)}`;
  return one.kind === 'anybody' ? words`anybody` : one.who;
}

/** What was said already by the name. */
const inName = ['aws:principalorgid', 'aws:principalaccount'];

/** ` where aws:SourceIp is 203.0.113.0/24`, in the policy's own words. */
function saidOf({ conditions }: Rule, one: Candidate, given: Given): Words {
  const lines = conditions.filter(({ key }) => {
    const small = key.toLowerCase();
    return (given[small] ?? null) !== null && !(one.kind !== 'service' && inName.includes(small));
  });
  return lines.flatMap(
    (line, nth) => words`${nth === 0 ? ' where' : ' and'} ${code(line.key)} is ${values(line.wanted)}`,
  );
}

function values(wanted: readonly string[]): Words {
  const left = wanted.length - shown;
  const some = wanted.slice(0, shown).map(code);
  return left > 0 ? words`${listed([...some, `${left} more`], 'or')}` : listed(some, 'or');
}
