import type { Acl, Encryption, PolicyDocument, Settings } from '../../src/core/settings.ts';
import { accountPublicAccessBlock, bucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import type { Stored, World } from './model.ts';
import { account, region } from './places.ts';

/** Puts the buckets of a configuration into the local AWS as they are, also what S3 would not let anybody put today. */
export function seed(state: State, world: World): void {
  for (const [name, stored] of Object.entries(world)) if (name !== '') seedBucket(state, name, stored);
  state.s3Control.publicAccessBlocks.delete(account);
  const block = world['']?.accountPublicAccessBlock;
  if (block !== undefined) accountPublicAccessBlock(state, account, { ...block });
}

function seedBucket(state: State, name: string, stored: Stored): void {
  const { publicAccessBlock, ownershipControls, encryption, versioning, lifecycle, website, logging, policy, acl } =
    stored;
  bucket(state, {
    name,
    account,
    region,
    publicAccessBlock: asIs(publicAccessBlock),
    ownershipControls: ownershipControls === undefined ? null : { Rules: [ownershipControls] },
    encryption: encryption === undefined ? null : encryptionOf(encryption),
    versioning:
      versioning?.Status === 'Suspended' || versioning?.Status === 'Enabled' ? { Status: versioning.Status } : null,
    lifecycle: asIs(lifecycle),
    website: asIs(website),
    logging: logging === undefined ? null : loggingOf(logging),
    ...(policy !== undefined && { policy: policy satisfies PolicyDocument }),
    grants: acl === undefined ? [] : grantsOf(acl),
  });
}

const asIs = (value: object | undefined) => (value === undefined ? null : { ...value });

const encryptionOf = ({ Rules: rules }: Encryption) => ({
  Rules: rules.map(({ SSEAlgorithm, KMSMasterKeyID, BucketKeyEnabled, BlockedEncryptionTypes: blocked }) => ({
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm, ...(KMSMasterKeyID !== null && { KMSMasterKeyID }) },
    BucketKeyEnabled,
    ...(blocked.length > 0 && { BlockedEncryptionTypes: { EncryptionType: blocked } }),
  })),
});

const xsi = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', '@xsi:type': 'CanonicalUser' };

/** In XML the type of a grantee is an attribute. */
function loggingOf({ LoggingEnabled: on }: Settings['logging']) {
  if (on === null || on['TargetGrants'] === undefined) return { LoggingEnabled: on };
  const TargetGrants = (on['TargetGrants'] as { Grantee: { ID: string }; Permission: string }[]).map((grant) => ({
    Grantee: { ...xsi, ID: grant.Grantee.ID },
    Permission: grant.Permission,
  }));
  return { LoggingEnabled: { ...on, TargetGrants } };
}

const grantsOf = ({ owner, grants }: Acl) => grants.filter(({ grantee }) => !('id' in grantee) || grantee.id !== owner);
