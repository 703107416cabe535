import type { Facts } from '../../core/facts.ts';
import { anonymous, type Principal } from '../../core/principal.ts';
import type { Question } from '../../core/question.ts';
import { type Explained, explain } from './explain.ts';
import { ownerOf } from './legs/owner.ts';
import { placed, type Side } from './legs/sides.ts';

/** One way of looking at the bucket, when nobody in particular asks. */
export interface Viewpoint {
  readonly who: string;
  readonly explained: Explained;
}

/** What a principal has that its own account puts no limits on. */
const everything: Side = placed({
  layer: 'identity',
  level: null,
  what: 'a full allow of its own account',
  call: 'none',
  arn: null,
  shared: false,
  place: null,
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  use: 'identity',
});

const somebody = (account: string | null): Principal => ({ ...anonymous, type: 'user', account });

/** The bucket's side as three strangers see it: one of its own account, one of another, and one who does not sign. */
export function viewpoints(facts: Facts, question: Question): readonly Viewpoint[] {
  const owner = ownerOf(facts);
  const whole = { ...question, error: null };
  return [
    {
      who: owner === null ? 'somebody of the account that owns the bucket' : `somebody of the account ${owner}`,
      explained: explain(facts, whole, somebody(owner), everything),
    },
    { who: 'somebody of another account', explained: explain(facts, whole, somebody('another account'), everything) },
    { who: 'anybody without signing', explained: explain(facts, whole, anonymous) },
  ];
}
