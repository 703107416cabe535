import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalSetting, sameSetting, sameStatement } from '../../src/core/same-setting.ts';
import type { PolicyStatement, SettingName } from '../../src/core/settings.ts';
import { configurations } from '../remedies/configurations.ts';

const statement: PolicyStatement = {
  Sid: 'S',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::logs/*',
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
};
const other: PolicyStatement = { ...statement, Sid: 'Other', Effect: 'Deny' };
const policy = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement });
const but = (more: object) => policy({ ...statement, ...more });
const china = {
  ...statement,
  Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' },
  Resource: 'arn:aws-cn:s3:::logs/*',
};

const rule = { ID: 'r', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 3 } };
const lifecycle = (...Rules: readonly object[]) => ({
  TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
  Rules,
});
const tags = [
  { Key: 'a', Value: '1' },
  { Key: 'b', Value: '2' },
];
const grants = [
  { grantee: { id: 'a' }, permission: 'READ' },
  { grantee: { uri: 'u' }, permission: 'WRITE' },
];
const encryption = (blocked: readonly string[], BucketKeyEnabled = false) => ({
  Rules: [{ SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled, BlockedEncryptionTypes: blocked }],
});

type Row = readonly [promise: string, name: SettingName, one: unknown, other: unknown];

const alike: readonly Row[] = [
  ['one statement, or a list of it', 'policy', policy(statement), { Version: '2012-10-17', Statement: statement }],
  ['no version, or the first', 'policy', { Statement: [statement] }, { Version: '2008-10-17', Statement: [statement] }],
  [
    'a text, or a list of it',
    'policy',
    policy(statement),
    but({ Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::logs/*'] }),
  ],
  ['the order of actions', 'policy', but({ Action: ['s3:A', 's3:B'] }), but({ Action: ['s3:B', 's3:A', 's3:B'] })],
  [
    'the order of elements',
    'policy',
    policy(statement),
    policy(Object.fromEntries(Object.entries(statement).toReversed())),
  ],
  ['an account, or its root', 'policy', policy(statement), but({ Principal: { AWS: ['111122223333'] } })],
  [
    'an account, or its root, in China',
    'policy',
    policy(china),
    policy({ ...china, Principal: { AWS: '111122223333' } }),
  ],
  ['everybody, in all spellings', 'policy', but({ Principal: '*' }), but({ Principal: { AWS: ['*'] } })],
  ['true, or "true"', 'policy', policy(statement), but({ Condition: { Bool: { 'aws:SecureTransport': [true] } } })],
  [
    '5, or "5"',
    'policy',
    but({ Condition: { NumericEquals: { 's3:max-keys': 5 } } }),
    but({ Condition: { NumericEquals: { 's3:max-keys': '5' } } }),
  ],
  ['no condition, or an empty one', 'policy', but({ Condition: undefined }), but({ Condition: {} })],
  ['the order of grants', 'acl', { owner: 'o', grants }, { owner: 'o', grants: grants.toReversed() }],
  ['the order of tags', 'tagging', { TagSet: tags }, { TagSet: tags.toReversed() }],
  ['the order of blocked types', 'encryption', encryption(['SSE-C', 'X']), encryption(['X', 'SSE-C'])],
  ['an empty filter, or one of an empty prefix', 'lifecycle', lifecycle(rule), lifecycle({ ...rule, Filter: {} })],
  ['the smallest size that is usual, said or not', 'lifecycle', lifecycle(rule), { Rules: [rule] }],
  [
    'the order of tags in a filter',
    'lifecycle',
    lifecycle({ ...rule, Filter: { And: { Tags: tags } } }),
    lifecycle({ ...rule, Filter: { And: { Tags: tags.toReversed() } } }),
  ],
  ['the order of configurations that have ids', 'metrics', [{ Id: 'a' }, { Id: 'b' }], [{ Id: 'b' }, { Id: 'a' }]],
  [
    'MFA delete that was never set up, or is off',
    'versioning',
    { Status: 'Enabled', MFADelete: null },
    { Status: 'Enabled', MFADelete: 'Disabled' },
  ],
  [
    'the order of keys',
    'logging',
    { LoggingEnabled: { TargetBucket: 'a', TargetPrefix: 'b' } },
    { LoggingEnabled: { TargetPrefix: 'b', TargetBucket: 'a' } },
  ],
  ['nothing, or nothing', 'policy', null, null],
];

const different: readonly Row[] = [
  ['the order of statements', 'policy', policy(statement, other), policy(other, statement)],
  ['a statement twice', 'policy', policy(statement), policy(statement, statement)],
  ['the version, which decides on variables', 'policy', { Statement: [statement] }, policy(statement)],
  ['the Id', 'policy', { ...policy(statement), Id: 'a' }, policy(statement)],
  ['the Sid', 'policy', policy(statement), but({ Sid: 'T' })],
  ['Allow and Deny', 'policy', policy(statement), but({ Effect: 'Deny' })],
  ['another action', 'policy', policy(statement), but({ Action: ['s3:GetObject', 's3:PutObject'] })],
  ['Action and NotAction', 'policy', policy(statement), but({ Action: undefined, NotAction: 's3:GetObject' })],
  [
    'Principal and NotPrincipal',
    'policy',
    policy(statement),
    but({ Principal: undefined, NotPrincipal: statement.Principal }),
  ],
  ['another account', 'policy', policy(statement), but({ Principal: { AWS: '444455556666' } })],
  [
    'an account of another partition',
    'policy',
    policy(statement),
    but({ Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } }),
  ],
  [
    'a user and its account',
    'policy',
    policy(statement),
    but({ Principal: { AWS: 'arn:aws:iam::111122223333:user/root' } }),
  ],
  [
    'a service and an account of that name',
    'policy',
    but({ Principal: { Service: 'x' } }),
    but({ Principal: { AWS: 'x' } }),
  ],
  ['everybody and every service', 'policy', but({ Principal: '*' }), but({ Principal: { Service: '*' } })],
  [
    'an operator with IfExists',
    'policy',
    policy(statement),
    but({ Condition: { BoolIfExists: statement.Condition?.['Bool'] } }),
  ],
  ['another value', 'policy', policy(statement), but({ Condition: { Bool: { 'aws:SecureTransport': false } } })],
  [
    'one more condition',
    'policy',
    policy(statement),
    but({ Condition: { ...statement.Condition, Null: { 'aws:userid': 'true' } } }),
  ],
  ['no condition', 'policy', policy(statement), but({ Condition: undefined })],
  ['case', 'policy', policy(statement), but({ Resource: 'arn:aws:s3:::logs/A*' })],
  ['nothing, and an empty policy', 'policy', null, policy()],
  ['a grant more', 'acl', { owner: 'o', grants }, { owner: 'o', grants: grants.slice(1) }],
  [
    'another permission',
    'acl',
    { owner: 'o', grants },
    { owner: 'o', grants: [{ ...grants[0], permission: 'WRITE' }, grants[1]] },
  ],
  ['another owner', 'acl', { owner: 'o', grants }, { owner: 'p', grants }],
  ['a tag', 'tagging', { TagSet: tags }, { TagSet: tags.slice(1) }],
  ['blocked types', 'encryption', encryption(['SSE-C']), encryption([])],
  ['the bucket key', 'encryption', encryption([]), encryption([], true)],
  ['the order of rules', 'lifecycle', lifecycle(rule, { ...rule, ID: 's' }), lifecycle({ ...rule, ID: 's' }, rule)],
  ['a rule that is off', 'lifecycle', lifecycle(rule), lifecycle({ ...rule, Status: 'Disabled' })],
  ['a prefix', 'lifecycle', lifecycle(rule), lifecycle({ ...rule, Filter: { Prefix: 'a/' } })],
  [
    'the old form, which S3 does not mix with the new one',
    'lifecycle',
    lifecycle(rule),
    lifecycle({ ...rule, Filter: undefined, Prefix: '' }),
  ],
  [
    'the smallest size',
    'lifecycle',
    lifecycle(rule),
    { ...lifecycle(rule), TransitionDefaultMinimumObjectSize: 'varies_by_storage_class' },
  ],
  [
    'never on, and suspended',
    'versioning',
    { Status: null, MFADelete: null },
    { Status: 'Suspended', MFADelete: null },
  ],
  ['MFA delete', 'versioning', { Status: 'Enabled', MFADelete: 'Enabled' }, { Status: 'Enabled', MFADelete: null }],
  ['no block, and one that is off', 'publicAccessBlock', null, { BlockPublicAcls: false }],
  [
    'the order of CORS rules, of which the first counts',
    'cors',
    { CORSRules: [{ ID: 'a' }, { ID: 'b' }] },
    { CORSRules: [{ ID: 'b' }, { ID: 'a' }] },
  ],
  ['a configuration', 'metrics', [{ Id: 'a' }], [{ Id: 'a' }, { Id: 'b' }]],
];

describe('means the same', () => {
  it.each(alike)('%s', (_promise, name, one, another) => {
    expect(canonicalSetting(name, one)).toEqual(canonicalSetting(name, another));
    expect(sameSetting(name, one, another)).toBe(true);
  });
});

describe('does not mean the same', () => {
  it.each(different)('%s', (_promise, name, one, another) => {
    expect(sameSetting(name, one, another)).toBe(false);
  });
});

it('statements are compared as parts of a policy', () => {
  expect(sameStatement(statement, { ...statement, Action: ['s3:GetObject'] })).toBe(true);
  expect(sameStatement(statement, other)).toBe(false);
});

it.each([
  'text',
  5,
  [],
  {},
  { Statement: 'x' },
  { Statement: [null] },
  { Statement: [{ Principal: 5, Condition: 'x' }] },
])('whatever %j is, it is like itself', (value) => {
  for (const name of ['policy', 'acl', 'lifecycle', 'encryption', 'tagging', 'metrics', 'versioning'] as const)
    expect(sameSetting(name, value, structuredClone(value))).toBe(true);
});

it('one spelling is spelled so again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(configurations)).chain((all) => all),
      ({ world }) => {
        for (const stored of Object.values(world))
          for (const [name, value] of Object.entries(stored)) {
            const spelled = canonicalSetting(name as SettingName, value);
            expect(canonicalSetting(name as SettingName, spelled)).toEqual(spelled);
          }
      },
    ),
    { seed: 20_261_122, numRuns: 300 },
  );
});
