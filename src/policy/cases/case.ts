import { z } from 'zod';

const Named = z.object({ name: z.string().default('policy'), document: z.unknown() });
const Some = z
  .array(Named)
  .nullish()
  .transform((list) => list ?? []);
const Levels = z
  .array(z.object({ level: z.string().default(''), policies: Some }))
  .nullish()
  .transform((list) => list ?? []);
const text = z.string().nullish();
const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Flags = z.object({ RestrictPublicBuckets: z.boolean().nullish() }).nullish();
const list = z.array(z.unknown()).nullish();

/** S3's own settings: the ones that are understood, and the presence of the others. */
const S3 = z.object({
  restrictPublicBuckets: z.boolean().nullish(),
  publicAccessBlock: Flags,
  accountPublicAccessBlock: Flags,
  objectOwnership: text,
  objectOwnerAccount: text,
  bucketAcl: list,
  objectAcl: list,
  requestPayer: text,
  objectLock: z.unknown().optional(),
  blockedEncryptionTypes: list,
  bucketAbacEnabled: z.boolean().nullish(),
  accessPointVpcId: text,
  underlyingObject: text,
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
    resource: Named.nullish(),
    accessPoint: Named.nullish(),
    scp: Levels,
    rcp: Levels,
    vpcEndpoint: Some,
  }),
  settings: z
    .object({
      rcpFullAccessImplicit: z.boolean().nullish(),
      wildcardOnlyAction: z.boolean().nullish(),
      canonicalIds: z.record(z.string(), z.string()).nullish(),
      requestHeaders: z.record(z.string(), z.unknown()).nullish(),
      kms: z.object({ grants: list }).nullish(),
      s3: S3.nullish(),
    })
    .nullish(),
});
export type AuthorizeCase = z.infer<typeof AuthorizeCase>;

export const PublicPolicyCase = z.object({ policy: z.unknown() });
