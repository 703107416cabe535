import { z } from 'zod';
import type { Remedy } from '../core/remedy.ts';
import type { PolicyStatement } from '../core/settings.ts';
import { code, words } from '../core/words.ts';
import { bucketOf, withArn } from './plans/place.ts';
import { looking, nothing, planned } from './plans/plan.ts';
import { requiresTls } from './policies/requires-tls.ts';
import { freshSid, saysSo, tooLong, withStatements } from './policies/statements.ts';

/**
 * A Deny of whatever comes without TLS, beside the statements that are there.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
 */
export const requireTls: Remedy<Record<string, never>> = {
  id: 'require-tls',
  version: 1,
  title: 'Refuse requests without TLS',
  risk: 'B',
  on: 'bucket',
  params: z.strictObject({}),
  usage: '',
  reads: ['bucket', 'policy', 'website'],

  plan: (seen) =>
    looking(seen.facts, ['bucket', 'policy', 'website'], ({ policy, website }) =>
      withArn(seen.facts, (arn) => {
        const already = words`The bucket policy of ${code(seen.facts.target.bucket)} refuses every request without TLS.`;
        const deny = statement(arn, freshSid('CooperDenyInsecureTransport', policy));
        if (policy !== null && (requiresTls(policy, arn) || saysSo(policy, deny))) return nothing(already);
        const after = withStatements(policy, [deny]);
        return (
          tooLong(after) ??
          planned(seen, [{ target: bucketOf(seen.facts), setting: 'policy', after }], already, {
            loses: [clients, ...(website === null ? [] : [site])],
          })
        );
      }),
    ),
};

const statement = (bucketArn: string, sid: string): PolicyStatement => ({
  Sid: sid,
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

const clients = words`Clients that use ${code('http://')}: they get 403. Access logs show them by an empty TLS version.`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
const site = words`The website of the bucket, and CloudFront distributions that fetch from it: S3's website endpoints don't speak TLS.`;
