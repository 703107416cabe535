import { code, words } from '../../core/words.ts';
import { flags } from '../access/effective-block.ts';
import { affected, type Kind, nothingMet } from './meeting.ts';

/** Block Public Access of the account works on every bucket of it, in every Region: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const accountWide: Kind = ({ was, will, changed, owner }) => {
  if (!changed.includes('accountPublicAccessBlock')) return nothingMet;
  const on = (name: (typeof flags)[number], { reads: { accountPublicAccessBlock: fact } }: typeof was) =>
    fact?.is === 'known' && fact.value[name];
  const closes = flags.some((name) => on(name, will) && !on(name, was));
  const opens = flags.some((name) => on(name, was) && !on(name, will));
  const account = owner === null ? 'the account' : words`account ${code(owner)}`;
  const others = was.target.bucket === '' ? 'every bucket' : 'every other bucket';
  const lines = [
    ...(closes
      ? [
          affected(
            'perhaps',
            words`whoever reaches ${others} of ${account} by a public policy or a public ACL, in any Region`,
            words`would be refused: anybody, and the other accounts that a public policy names`,
            'GetPublicAccessBlock of the account',
          ),
        ]
      : []),
    ...(opens
      ? [
          affected(
            'perhaps',
            words`whoever a public policy or a public ACL of ${others} of ${account} lets in`,
            words`would be let in again, where the bucket itself does not block it`,
            'GetPublicAccessBlock of the account',
          ),
        ]
      : []),
  ];
  const notKnown = words`Which other buckets of ${account} are public was not looked at.`;
  return { affected: lines, notKnown: [notKnown] };
};
