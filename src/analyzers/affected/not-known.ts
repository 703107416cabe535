import type { FactName } from '../../core/facts.ts';
import { code, listed, type Words, words } from '../../core/words.ts';
import { blind, type Kind, type Meeting, touchesAccess } from './meeting.ts';

/** What the simulation could not see, with the permission that would show it. */
export const notKnown: Kind = (meeting) => {
  const simulated = meeting.comparison.outcomes.length > 0;
  if (!simulated) return { affected: [], notKnown: [] };
  return {
    affected: [],
    notKnown: [
      ...unread(meeting),
      ...notUnderstood(meeting),
      ...ownerless(meeting),
      ...(touchesAccess(meeting) ? [otherPolicies(meeting), ...otherWays] : [otherPolicies(meeting)]),
    ],
  };
};

const reasons: readonly (readonly [FactName, Words])[] = [
  ['policy', words`whom the bucket policy lets in is not known`],
  ['acl', words`whom the bucket's ACL lets in is not known`],
  ['ownershipControls', words`whether ACLs count is not known`],
  ['publicAccessBlock', words`whether the bucket blocks public access already is not known`],
  ['accountPublicAccessBlock', words`whether the account blocks public access already is not known`],
  ['requestPayment', words`whether requesters pay is not known`],
];

const unread = ({ was }: Meeting): readonly Words[] => reasons.flatMap(([name, so]) => blind(was, [name], so));

/** A policy that was read, and says something that the evaluator does not know. */
function notUnderstood({ comparison: { before, after } }: Meeting): readonly Words[] {
  const odd = [before, after].filter(
    ({ facts, unread: hidden }) => facts.reads.policy?.is === 'known' && hidden.length > 0,
  );
  return odd.length === 0
    ? []
    : [
        words`The bucket policy ${odd.includes(before) ? 'of today' : 'that it would get'} could not be understood: whom it lets in is not known.`,
      ];
}

function ownerless({ owner }: Meeting): readonly Words[] {
  return owner === null
    ? [words`Which account owns the bucket is not known, so nobody can tell its own people from strangers.`]
    : [];
}

function otherPolicies({ comparison: { outcomes } }: Meeting): Words {
  const accounts = new Set(
    outcomes.flatMap(({ candidate: { principal } }) =>
      /^\d{12}$/.test(principal.account ?? '') ? [principal.account ?? ''] : [],
    ),
  );
  const some = [...accounts].toSorted();
  const left = some.length - 5;
  const whose =
    some.length === 0
      ? []
      : words` of ${listed(left > 0 ? [...some.slice(0, 5).map(code), `${left} more`] : some.map(code))}`;
  return words`Policies of users, roles and organizations${whose} were not read: who is let in by the bucket may still be refused by them.`;
}

const otherWays = [words`Access points of the bucket and policies of VPC endpoints were not read.`];
