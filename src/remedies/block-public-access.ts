import { z } from 'zod';
import type { Remedy } from '../core/remedy.ts';
import { code, words } from '../core/words.ts';
import { allFour } from './plans/all-four.ts';
import { bucketOf } from './plans/place.ts';
import { looking, planned } from './plans/plan.ts';

/**
 * All four flags, written as a whole: S3 takes a flag that is left out as off.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const blockPublicAccess: Remedy<Record<string, never>> = {
  id: 'block-public-access',
  version: 1,
  title: 'Turn on Block Public Access',
  risk: 'B',
  on: 'bucket',
  params: z.strictObject({}),
  usage: '',
  reads: ['publicAccessBlock'],

  plan: (seen) =>
    looking(seen.facts, ['publicAccessBlock'], () =>
      planned(
        seen,
        [{ target: bucketOf(seen.facts), setting: 'publicAccessBlock', after: allFour }],
        words`All four flags of Block Public Access are on for ${code(seen.facts.target.bucket)}.`,
        {
          loses: [
            words`Anonymous readers and writers, also through a website endpoint or a CloudFront distribution without origin access control.`,
            words`While the bucket policy is public: other accounts that it names, even in statements that are not public.`,
            words`Uploads and calls that set a public ACL or a public policy: S3 refuses them from then on.`,
          ],
          notes: [words`Public policies and ACLs stay as they are, without effect: undo makes them work again.`],
        },
      ),
    ),
};
