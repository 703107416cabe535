import { z } from 'zod';
import type { Remedy } from '../core/remedy.ts';
import { target } from '../core/target.ts';
import { code, words } from '../core/words.ts';
import { allFour } from './plans/all-four.ts';
import { accountOf } from './plans/place.ts';
import { looking, planned, refused } from './plans/plan.ts';

/**
 * For every bucket of the account, in every region. An organization's policy that imposes it shows as all four on.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html
 */
export const blockAccountPublicAccess: Remedy<Record<string, never>> = {
  id: 'block-account-public-access',
  version: 1,
  title: 'Turn on Block Public Access for the account',
  risk: 'B',
  on: 'account',
  params: z.strictObject({}),
  usage: '',
  reads: ['accountPublicAccessBlock'],

  plan: (seen) =>
    looking(seen.facts, ['accountPublicAccessBlock'], () => {
      const account = accountOf(seen.facts);
      if (account === null)
        return refused(words`Nobody knows which account this is about.`, words`Name the account's 12 digits.`);
      return planned(
        seen,
        [{ target: target({ bucket: '', account }), setting: 'accountPublicAccessBlock', after: allFour }],
        words`All four flags of Block Public Access are on for the account ${code(account)}.`,
        {
          loses: [
            words`Anonymous readers and writers of every bucket of the account, websites and CloudFront distributions without origin access control among them.`,
            words`Other accounts, where a bucket's policy is public: even if statements that are not public name them.`,
            words`Uploads and calls that set a public ACL or a public policy on any bucket.`,
          ],
          notes: [
            words`It reaches the regions one after another.`,
            words`Public policies and ACLs stay as they are, without effect: undo makes them work again, where the bucket itself does not block them.`,
            words`S3 refuses it where a policy of the organization manages Block Public Access.`,
          ],
        },
      );
    }),
};
