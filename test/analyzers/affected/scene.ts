import { affectedBy } from '../../../src/analyzers/affected/index.ts';
import { absent, known } from '../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../src/core/facts.ts';
import type { PlannedStep } from '../../../src/core/remedy.ts';
import type { Encryption, PolicyStatement, SettingName, Settings } from '../../../src/core/settings.ts';
import { type Target, target } from '../../../src/core/target.ts';
import { plain } from '../../../src/core/words.ts';
import { account, bucketOf, foreign } from '../access/facts-of.ts';

export const moment = new Date('2026-11-29T12:00:00Z');

/** Everything that is asked about was read, and there is none of it. */
export const sceneOf = (reads: Reads = {}, of: Partial<Target> = {}): Facts =>
  bucketOf(
    {
      website: absent,
      lifecycle: absent,
      replication: absent,
      logging: known({ LoggingEnabled: null }),
      ownershipControls: known({ ObjectOwnership: 'ObjectWriter' }),
      ...reads,
    },
    { account, ...of },
  );

export function stepOn<Name extends SettingName>(
  setting: Name,
  after: Settings[Name] | null,
  bucket = 'logs',
): PlannedStep {
  // A step of any one setting is a planned step; TypeScript can't see it of a name that is not fixed.
  return { target: target({ bucket, account }), setting, after } as PlannedStep;
}

/** What a change meets, each line as text: `loses | who | what`. */
export function linesOf(facts: Facts, ...steps: readonly PlannedStep[]): readonly string[] {
  return affectedBy(facts, steps, moment).affected.map(
    ({ how, who, what }) => `${how} | ${plain(who)} | ${plain(what)}`,
  );
}

export const unknownOf = (facts: Facts, ...steps: readonly PlannedStep[]): string =>
  affectedBy(facts, steps, moment).notKnown.map(plain).join('\n');

export const encryptionOf = (but: Partial<Encryption['Rules'][number]> = {}): Encryption => ({
  Rules: [
    { SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: [], ...but },
  ],
});

export const kmsKeyId = `arn:aws:kms:us-east-1:${account}:key/k1`;
export const underKms = encryptionOf({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKeyId, BucketKeyEnabled: true });

export const partner = `arn:aws:iam::${foreign}:role/etl`;
export const partnerReads: PolicyStatement = {
  Sid: 'Partner',
  Effect: 'Allow',
  Principal: { AWS: partner },
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
};
export const distribution = `arn:aws:cloudfront::${account}:distribution/E1`;
export const byCloudFront: PolicyStatement = {
  Sid: 'Distribution',
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::logs/*',
  Condition: { StringEquals: { 'AWS:SourceArn': distribution } },
};
export const identity = 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2';
export const byIdentity: PolicyStatement = {
  Sid: 'Identity',
  Effect: 'Allow',
  Principal: { AWS: identity },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::logs/*',
};
export const tlsOnly: PolicyStatement = {
  Sid: 'CooperDenyInsecureTransport',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
export const everyone = { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
export const deliverers = { uri: 'http://acs.amazonaws.com/groups/s3/LogDelivery' };
