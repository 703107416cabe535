import { z } from 'zod';

/**
 * A moment of a world: ISO 8601, or how long before or after the world's now: `-3d`, `+30d`, `-2h`, `-10m`. Policies and
 * events that name a moment stay right whenever the case is run.
 */
const moment = z.string().regex(/^(?:[+-]\d+[dhm]|\d{4}-\d\d-\d\dT[\d:.]+Z)$/);
const account = z.string().regex(/^\d{12}$/);
const document = z.record(z.string(), z.unknown());
const text = z.string().min(1);

/** Whom an ACL names: an account (by its canonical id), or one of S3's groups. */
const grantSchema = z.strictObject({
  to: z.union([account, z.enum(['AllUsers', 'AuthenticatedUsers', 'LogDelivery'])]),
  permission: z.enum(['FULL_CONTROL', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP']),
});

const objectSchema = z.strictObject({
  key: text,
  size: z.int().optional(),
  deleteMarker: z.literal(true).optional(),
  versionId: text.optional(),
  at: moment.optional(),
  writer: account.optional(),
  storageClass: text.optional(),
  encryption: z
    .union([
      z.strictObject({ algorithm: z.literal('AES256') }),
      z.strictObject({
        algorithm: z.enum(['aws:kms', 'aws:kms:dsse']),
        keyId: text.optional(),
        bucketKey: z.boolean().optional(),
      }),
      z.strictObject({ algorithm: z.literal('SSE-C'), keyMd5: text }),
    ])
    .optional(),
  tags: z.record(z.string(), z.string()).optional(),
  retention: z.strictObject({ mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), until: moment }).optional(),
  legalHold: z.boolean().optional(),
  grants: z.array(grantSchema).default([]),
});

/** What S3's Put calls take, under the setting's name; null takes away what a new bucket has. */
const settings = [
  'publicAccessBlock',
  'ownershipControls',
  'encryption',
  'versioning',
  'requestPayment',
  'objectLock',
  'tagging',
  'abac',
  'website',
  'logging',
] as const;

const bucketSchema = z.strictObject({
  name: text,
  account,
  region: text.optional(),
  createdAt: moment.optional(),
  policy: document.optional(),
  grants: z.array(grantSchema).default([]),
  objects: z.array(objectSchema).default([]),
  settings: z.partialRecord(z.enum(settings), document.nullable()).default({}),
});

const entity = {
  account,
  name: text,
  path: text.optional(),
  tags: z.record(z.string(), z.string()).default({}),
  boundary: text.optional(),
  inline: z.record(z.string(), document).optional(),
  attached: z.array(text).optional(),
};

const organizationSchema = z.strictObject({
  management: account,
  /** Accounts that may read the organization besides the management account. */
  delegated: z.array(account).default([]),
  /** Unit to its parent's name; null below the root. Parents come first. */
  units: z.record(z.string(), text.nullable()).default({}),
  /** Account to its unit's name; null below the root. */
  members: z.record(account, text.nullable()),
  policies: z
    .array(
      z.strictObject({
        type: z.enum(['scp', 'rcp', 's3']),
        name: text,
        content: document,
        /** `root`, names of units, accounts. */
        on: z.array(text),
      }),
    )
    .default([]),
  /** Where FullAWSAccess was detached: `root`, names of units, accounts. */
  withoutFullAccess: z.array(text).default([]),
});

const keySchema = z.strictObject({
  account,
  region: text.optional(),
  id: z.uuid(),
  alias: text.optional(),
  policy: document.optional(),
  state: z.enum(['Enabled', 'Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable']).optional(),
  deletionDate: moment.optional(),
  grants: z
    .array(
      z.strictObject({
        grantee: text,
        operations: z.array(text),
        constraints: z.record(z.string(), z.record(z.string(), z.string())).optional(),
      }),
    )
    .default([]),
});

const endpointSchema = z.strictObject({
  id: text,
  account,
  region: text.optional(),
  vpc: text,
  type: z.enum(['Gateway', 'Interface']).optional(),
  policy: document.optional(),
});

const flags = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;

const accessPointSchema = z.strictObject({
  name: text,
  account,
  region: text.optional(),
  bucket: text,
  bucketAccount: account.optional(),
  /** Only from this VPC; from the internet when not given. */
  vpcId: text.optional(),
  /** All four are on when not given. */
  block: z.record(z.enum(flags), z.boolean()).optional(),
  policy: document.optional(),
});

/** CloudTrail's record of the AssumeRole call behind a role session, with the session policies that it passed. */
const sessionSchema = z.strictObject({
  /** The session. */
  arn: text,
  by: text,
  at: moment,
  policy: document.optional(),
  policyArns: z.array(text).optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

const eventSchema = z.strictObject({
  account,
  region: text.optional(),
  at: moment,
  name: text,
  source: text.optional(),
  by: text,
  bucket: text.optional(),
  requestParameters: document.optional(),
  error: z.strictObject({ code: text, message: text }).optional(),
  more: document.optional(),
});

/** A compact description of everything in AWS that a situation is about. */
export const worldSchema = z.strictObject({
  buckets: z.array(bucketSchema).default([]),
  /** An account's own Block Public Access. */
  accountBlocks: z.record(account, document).default({}),
  users: z.array(z.strictObject({ ...entity, groups: z.array(text).optional() })).default([]),
  groups: z.array(z.strictObject(entity).omit({ tags: true, boundary: true })).default([]),
  roles: z.array(z.strictObject({ ...entity, trust: document.optional() })).default([]),
  /** Customer managed policies. */
  policies: z.array(z.strictObject({ account, name: text, path: text.optional(), document })).default([]),
  organization: organizationSchema.optional(),
  keys: z.array(keySchema).default([]),
  endpoints: z.array(endpointSchema).default([]),
  accessPoints: z.array(accessPointSchema).default([]),
  sessions: z.array(sessionSchema).default([]),
  events: z.array(eventSchema).default([]),
});

export type World = z.infer<typeof worldSchema>;
export type WorldGrant = z.infer<typeof grantSchema>;
export type WorldBucket = z.infer<typeof bucketSchema>;
export type WorldOrganization = z.infer<typeof organizationSchema>;
export type WorldSession = z.infer<typeof sessionSchema>;
