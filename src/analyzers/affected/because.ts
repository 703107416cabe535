import { code, listed, type Words, words } from '../../core/words.ts';
import type { Decision, StatementReason } from '../../policy/decision.ts';
import type { Outcome } from './simulation/outcome.ts';

/** Why an answer turns, as the end of a sentence. */
export function becauseOf(outcome: Outcome): Words {
  const { turn } = outcome;
  if (turn === null) return [];
  switch (turn.unsure) {
    case 'own policies':
      return words`its own IAM policies, which were not read, may allow it all the same`;
    case 'owner':
      return words`which account owns the bucket is not known`;
    case 'CloudFront':
      return words`AWS does not say whether Block Public Access cuts off origin access identities`;
    case 'conditions':
      return openOf(outcome);
    case null:
      return turn.towards === 'loses' ? refusedBy(outcome) : allowedBy(outcome);
  }
}

function refusedBy({ before, after }: Outcome): Words {
  const { best } = after;
  const denying = best.reasons.filter(({ effect, matched }) => matched && effect === 'Deny');
  if (denying.length > 0) return words`${statements(denying)} of the new policy denies it`;
  if (best.blockedBy.includes('s3_block_public_access'))
    return words`Block Public Access cuts off what a public policy grants to others`;
  if (!gives(before.worst)) return words`the ACL that grants it no longer counts`;
  const gate = best.gates.find(({ refuses, layer }) => refuses === true && layer !== 'acl' && layer !== 'ownership');
  return gate === undefined ? words`no statement allows it any more` : [gate.because];
}

const gives = ({ reasons }: Decision): boolean =>
  reasons.some(({ layer, effect, matched }) => layer === 'resource' && matched && effect === 'Allow');

function allowedBy({ after, before }: Outcome): Words {
  const allowing = after.worst.reasons.filter(
    (one) => one.layer === 'resource' && one.matched && one.effect === 'Allow',
  );
  if (before.best.blockedBy.includes('s3_block_public_access')) return words`Block Public Access no longer cuts it off`;
  if (before.best.decision === 'explicit_deny') return words`nothing denies it any more`;
  return allowing.length > 0 ? words`${statements(allowing)} of the new policy allows it` : words`an ACL allows it`;
}

/** The keys of conditions on which it hangs, or that something was not read. */
function openOf({ before, after, turn }: Outcome): Words {
  const unsure = [before, after].filter(({ decision }) => decision === 'depends');
  const keys = unsure.flatMap(({ worst }) =>
    worst.reasons.flatMap(({ because }) =>
      because?.element === 'Condition' && because.why === 'unknown value' ? [because.key] : [],
    ),
  );
  if (keys.length > 0) return words`it depends on ${listed([...new Set(keys)].slice(0, 3).map(code), 'and')}`;
  return turn?.towards === 'loses'
    ? words`whether it is allowed today can't be told`
    : words`whether it is allowed then can't be told`;
}

function statements(reasons: readonly StatementReason[]): Words {
  const names = [...new Map(reasons.map((one) => [one.statement, one])).values()];
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
  return first.sid === null
    ? words`statement ${first.statement}${more}`
    : words`statement ${first.statement} (${code(first.sid)})${more}`;
}
