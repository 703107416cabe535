import { describe, expect, it } from 'vitest';
import { asSaid } from '../../../../src/analyzers/access/causes/as-said.ts';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import { saidIn } from '../../../../src/analyzers/access/error-text/index.ts';
import type { Access, Certainty } from '../../../../src/core/cause.ts';

const said = (words: string) =>
  saidIn({ message: `User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject ${words}` });
const explicit = said('with an explicit deny in a service control policy');
const implicit = said('because no identity-based policy allows the s3:GetObject action');
const plainly = saidIn({ message: 'An error occurred (AccessDenied): Access Denied' });
const ours = (id: string, certainty: Certainty = 'certain', effect?: 'Deny' | 'Allow') =>
  causeOf(id, { certainty, because: [], evidence: effect ? [{ call: 'GetBucketPolicy', saw: { effect } }] : [] });

type Case = readonly [
  string,
  Access['decision'],
  Parameters<typeof asSaid>[1],
  ReturnType<typeof ours> | undefined,
  Access['decision'],
];

describe('the decision, after AWS has refused', () => {
  it.each<Case>([
    ['as AWS words it', 'allow', explicit, ours('E02'), 'explicit_deny'],
    ['as AWS words it, though for us it depends', 'depends', implicit, ours('C01'), 'implicit_deny'],
    ['ours, where we deny it ourselves', 'implicit_deny', explicit, ours('E02'), 'implicit_deny'],
    ['ours, where nothing was said', 'allow', null, ours('D26'), 'allow'],
    ['ours, where nothing refuses', 'allow', explicit, undefined, 'allow'],
    ['ours, where it was somebody else', 'allow', implicit, ours('A16'), 'allow'],
    ['open, where it has changed since', 'allow', implicit, ours('C12'), 'depends'],
    ['ours, where AWS gave no reason', 'depends', plainly, ours('X02'), 'depends'],
    ['ours, where there is nothing to be read', 'allow', plainly, ours('B05'), 'allow'],
    ['open, where nobody said how and it is only possible', 'depends', plainly, ours('D01', 'possible'), 'depends'],
    ['explicit, by a Deny', 'depends', plainly, ours('D01', 'likely', 'Deny'), 'explicit_deny'],
    ['implicit, by an Allow that failed', 'depends', plainly, ours('C05', 'likely', 'Allow'), 'implicit_deny'],
    ['explicit, by the state of the object', 'allow', plainly, ours('D26'), 'explicit_deny'],
    ['explicit, by Object Lock', 'allow', plainly, ours('D23'), 'explicit_deny'],
    ['explicit, by Block Public Access', 'allow', plainly, ours('D19'), 'explicit_deny'],
    ['explicit, by an access point of a VPC', 'allow', plainly, ours('D07'), 'explicit_deny'],
    ['implicit, by silence', 'allow', plainly, ours('D02'), 'implicit_deny'],
  ])('is %s', (_what, decision, text, cause, want) => {
    expect(asSaid(decision, text, cause ? [cause] : [])).toBe(want);
  });
});
