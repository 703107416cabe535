import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/core/json.ts';

/** Any documents of one setting, as Cooper reads them, and whether it can be taken away. */
export interface Restorable {
  readonly documents: fc.Arbitrary<Json>;
  readonly removable: boolean;
}

/** Text as people write it into prefixes, ids and tags, with what XML would like to change. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    'logs/',
    'a&b',
    '<x>',
    ' spaces ',
    '"quoted"',
    "it's",
    'ümläut/',
    '日本',
    'Date',
    '0',
    'true',
    '1e3',
  ),
  fc.string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('a', 'b', 'Z', '0', '9', '/', '_', '-', '.', '&', '<', '>', ' '),
  }),
);
const some = text.filter((value) => value.trim() !== '');

/** With some of these fields. */
const optional = (fields: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonObject> =>
  fc.record(fields, { requiredKeys: [] }).map((record) => JSON.parse(JSON.stringify(record)) as JsonObject);

const flags = fc.record({
  BlockPublicAcls: fc.boolean(),
  IgnorePublicAcls: fc.boolean(),
  BlockPublicPolicy: fc.boolean(),
  RestrictPublicBuckets: fc.boolean(),
});

const blocked = fc.constantFrom<Json[]>([], ['NONE'], ['SSE-C']);
const encryption = fc
  .oneof(
    fc.record({
      SSEAlgorithm: fc.constant('AES256'),
      KMSMasterKeyID: fc.constant(null),
      BucketKeyEnabled: fc.boolean(),
    }),
    fc.record({
      SSEAlgorithm: fc.constantFrom('aws:kms', 'aws:kms:dsse'),
      KMSMasterKeyID: fc.constantFrom(null, 'alias/k', 'arn:aws:kms:us-east-1:111122223333:key/one'),
      BucketKeyEnabled: fc.boolean(),
    }),
  )
  .chain((rule) => blocked.map((BlockedEncryptionTypes) => ({ Rules: [{ ...rule, BlockedEncryptionTypes }] })));

const versioning = fc.constantFrom('Enabled', 'Suspended').map((Status) => ({ Status, MFADelete: null }));

const conditionValue = fc.oneof(some, fc.array(some, { minLength: 1, maxLength: 3 }), fc.integer(), fc.boolean());
const statement = fc
  .record({
    Sid: fc.constantFrom('One', 'Two', ''),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constantFrom<Json>({ AWS: '111122223333' }, { AWS: ['111122223333', '444455556666'] }),
    Action: fc.constantFrom<Json>('s3:GetObject', ['s3:GetObject', 's3:PutObject']),
    Resource: fc.constantFrom<Json>('arn:aws:s3:::logs/*', ['arn:aws:s3:::logs/a', 'arn:aws:s3:::logs/b/*']),
  })
  .chain((one) =>
    fc
      .option(fc.dictionary(fc.constantFrom('aws:PrincipalTag/a', 's3:prefix'), conditionValue, { minKeys: 1 }))
      .map((keys) => (keys === null ? one : { ...one, Condition: { StringEquals: keys } })),
  );
const policy = fc
  .record({
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Id: fc.constantFrom('Policy1', 'ümläut'),
    Statement: fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 4 })),
  })
  .map(({ Id, ...rest }) => (Id === 'Policy1' ? rest : { Id, ...rest }));

const ownershipControls = fc
  .constantFrom('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter')
  .map((ObjectOwnership) => ({ ObjectOwnership }));

const grantee = fc.oneof(
  fc.constantFrom<Json>(
    { uri: 'http://acs.amazonaws.com/groups/global/AllUsers' },
    { uri: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
    { id: 'f'.repeat(64) },
  ),
);
const grants = fc.array(
  fc.record({ grantee, permission: fc.constantFrom('FULL_CONTROL', 'READ', 'WRITE', 'READ_ACP', 'WRITE_ACP') }),
  { maxLength: 4 },
);

const tag = fc.record({ Key: some, Value: text });
const size = fc.integer({ min: 1, max: 1_000_000 });
const filter = fc.oneof(
  fc.constant({}),
  fc.record({ Prefix: text }),
  fc.record({ Tag: tag }),
  fc.record({ ObjectSizeGreaterThan: size }),
  fc.record({
    And: optional({ Prefix: text, Tags: fc.array(tag, { minLength: 1, maxLength: 3 }), ObjectSizeLessThan: size }),
  }),
);
const place = fc.oneof(
  filter.map((Filter) => ({ Filter })),
  text.map((Prefix) => ({ Prefix })),
);
const days = fc.integer({ min: 1, max: 3_650 });
const date = fc.integer({ min: 20_454, max: 30_000 }).map((day) => new Date(day * 86_400_000).toISOString());
const storageClass = fc.constantFrom('GLACIER', 'STANDARD_IA', 'DEEP_ARCHIVE');
const doings = optional({
  Expiration: fc.oneof(
    fc.record({ Days: days }),
    fc.record({ Date: date }),
    fc.constant({ ExpiredObjectDeleteMarker: true }),
  ),
  Transitions: fc.array(
    fc.oneof(
      fc.record({ Days: days, StorageClass: storageClass }),
      fc.record({ Date: date, StorageClass: storageClass }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  NoncurrentVersionTransitions: fc.array(
    fc.record({ NoncurrentDays: days, StorageClass: storageClass, NewerNoncurrentVersions: days }),
    { minLength: 1, maxLength: 2 },
  ),
  NoncurrentVersionExpiration: fc.record({ NoncurrentDays: days }),
  AbortIncompleteMultipartUpload: fc.record({ DaysAfterInitiation: days }),
}).filter((one) => Object.keys(one).length > 0);
const lifecycle = fc
  .uniqueArray(fc.tuple(some, fc.constantFrom('Enabled', 'Disabled'), place, doings), {
    minLength: 1,
    maxLength: 5,
    selector: ([id]) => id,
  })
  .chain((rules) =>
    fc.constantFrom('all_storage_classes_128K', 'varies_by_storage_class').map((smallest) => ({
      Rules: rules.map(([ID, Status, where, does]) => ({ ID, Status, ...where, ...does })),
      TransitionDefaultMinimumObjectSize: smallest,
    })),
  );

const format = fc.constantFrom<Json>(
  { SimplePrefix: {} },
  { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
  { PartitionedPrefix: { PartitionDateSource: 'DeliveryTime' } },
);
const logGrant = fc.record({
  Grantee: fc.constantFrom<Json>(
    { Type: 'CanonicalUser', ID: 'f'.repeat(64) },
    { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
  ),
  Permission: fc.constantFrom('FULL_CONTROL', 'READ', 'WRITE'),
});
const logging = fc
  .tuple(text, fc.option(format), fc.option(fc.array(logGrant, { minLength: 1, maxLength: 2 })))
  .map(([TargetPrefix, key, granted]) => ({
    LoggingEnabled: {
      TargetBucket: 'audit',
      TargetPrefix,
      ...(key !== null && { TargetObjectKeyFormat: key }),
      ...(granted !== null && { TargetGrants: granted }),
    },
  }));

/** The settings that the remedies write, with documents of every kind that S3 keeps. `owner` is a canonical id. */
export const restorable = (owner: string): Readonly<Record<string, Restorable>> => ({
  publicAccessBlock: { documents: flags, removable: true },
  accountPublicAccessBlock: { documents: flags, removable: true },
  encryption: { documents: encryption, removable: true },
  versioning: { documents: versioning, removable: false },
  policy: { documents: policy, removable: true },
  ownershipControls: { documents: ownershipControls, removable: true },
  acl: { documents: grants.map((list) => ({ owner, grants: list })), removable: false },
  lifecycle: { documents: lifecycle, removable: true },
  logging: { documents: logging, removable: true },
});
