import { z } from 'zod';

const Named = z.object({ name: z.string().default('policy'), document: z.unknown() });
const Some = z
  .array(Named)
  .nullish()
  .transform((list) => list ?? []);
/** Where there is room for one policy an empty list says "none" too. */
const One = z
  .union([Named, z.tuple([])])
  .nullish()
  .transform((one) => (Array.isArray(one) ? null : one));
const Levels = z
  .array(z.object({ level: z.string().default(''), policies: Some }))
  .nullish()
  .transform((list) => list ?? []);
const text = z.string().nullish();
const flag = z.boolean().nullish();
const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Flags = z
  .object({ BlockPublicAcls: flag, IgnorePublicAcls: flag, BlockPublicPolicy: flag, RestrictPublicBuckets: flag })
  .nullish();

const Acl = z
  .array(
    z.object({
      grantee: z.union([z.object({ canonicalId: z.string() }), z.object({ uri: z.string() })]),
      permission: z.enum(['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL']),
    }),
  )
  .nullish();

const Lock = z
  .object({
    mode: z.enum(['COMPLIANCE', 'GOVERNANCE']).nullish(),
    until: text,
    legalHold: z.union([z.boolean(), z.enum(['ON', 'OFF']).transform((value) => value === 'ON')]).nullish(),
  })
  .nullish();

const S3 = z.object({
  restrictPublicBuckets: flag,
  publicAccessBlock: Flags,
  accountPublicAccessBlock: Flags,
  objectOwnership: z.enum(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']).nullish(),
  objectOwnerAccount: text,
  bucketAcl: Acl,
  objectAcl: Acl,
  requestPayer: z.enum(['Requester', 'BucketOwner']).nullish(),
  objectLock: Lock,
  blockedEncryptionTypes: z.array(z.string()).nullish(),
  bucketAbacEnabled: flag,
  accessPointVpcId: text,
  underlyingObject: text,
});

const Pairs = z.record(z.string(), z.string()).nullish();
const KeyGrant = z.object({
  granteePrincipal: z.string(),
  operations: z.array(z.string()),
  constraints: z
    .object({
      encryptionContextEquals: Pairs,
      encryptionContextSubset: Pairs,
      EncryptionContextEquals: Pairs,
      EncryptionContextSubset: Pairs,
    })
    .nullish(),
});

/** One line for op `authorize`: the contract is docs of `cooper evaluate`. Fields that are not named are ignored. */
export const AuthorizeCase = z.object({
  request: z.object({
    principal: z.object({
      type: z.enum(['user', 'role', 'assumed-role', 'federated-user', 'root', 'service', 'anonymous']),
      arn: text,
      account: text,
      service: text,
    }),
    action: z.string(),
    resource: z.object({ arn: z.string(), account: text }),
    context: z
      .record(z.string(), z.union([Scalar, z.array(Scalar), z.null()]))
      .nullish()
      .transform((context) => context ?? {}),
  }),
  policies: z.object({
    identity: Some,
    permissionsBoundary: Some,
    session: Some,
    resource: One,
    accessPoint: One,
    scp: Levels,
    rcp: Levels,
    vpcEndpoint: Some,
  }),
  settings: z
    .object({
      rcpFullAccessImplicit: flag,
      wildcardOnlyAction: flag,
      canonicalIds: z.record(z.string(), z.string()).nullish(),
      requestHeaders: z.record(z.string(), z.union([Scalar, z.null()])).nullish(),
      kms: z.object({ grants: z.array(KeyGrant).nullish() }).nullish(),
      s3: S3.nullish(),
    })
    .nullish(),
});
export type AuthorizeCase = z.infer<typeof AuthorizeCase>;

export const PublicPolicyCase = z.object({
  policy: z.unknown(),
  resourceType: z.enum(['bucket', 'accessPoint']).nullish(),
  /** An access point that takes requests only from a VPC. */
  networkOrigin: z.enum(['Internet', 'VPC']).nullish(),
});
export type PublicPolicyCase = z.infer<typeof PublicPolicyCase>;
