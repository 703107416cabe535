import { expect, it } from 'vitest';
import { allow, session, type Situation, verdict } from '../ask.ts';

const arn = 'arn:aws:kms:us-east-1:111122223333:key/k';
const alice = 'arn:aws:iam::111122223333:user/alice';
const context = { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::bucket/key' };
const pair = { 'AWS:s3:arn': 'arn:aws:s3:::bucket/key' };
const other = { 'aws:s3:arn': 'arn:aws:s3:::other/key' };
const grant = (more: object = {}) => ({ granteePrincipal: alice, operations: ['Decrypt'], ...more });

function decrypt(grants: readonly object[], more: Situation = {}): string {
  return verdict({ action: 'kms:Decrypt', arn, context, settings: { kms: { grants } }, ...more });
}

const closed = 'implicit_deny resource';

/** https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
it.each<[string, readonly object[], string, Situation?]>([
  ['its grantee needs nothing else', [grant()], 'allow'],
  ['another operation', [grant({ operations: ['Encrypt'] })], closed],
  ['another grantee', [grant({ granteePrincipal: `${alice}2` })], closed],
  ['one of several', [grant({ operations: [] }), grant()], 'allow'],
  [
    'a role, for its sessions',
    [grant({ granteePrincipal: 'arn:aws:iam::111122223333:role/app' })],
    'allow',
    { principal: session },
  ],
  ['another account needs its own leave', [grant()], 'implicit_deny identity', { owner: '444455556666' }],
  ['and has it', [grant()], 'allow', { owner: '444455556666', identity: [allow()] }],
  ['the context it wants', [grant({ constraints: { encryptionContextSubset: pair } })], 'allow'],
  ['exactly', [grant({ constraints: { EncryptionContextEquals: pair } })], 'allow'],
  ['another value', [grant({ constraints: { encryptionContextSubset: other } })], closed],
  ['more than it wants', [grant({ constraints: { encryptionContextEquals: {} } })], closed],
  ['no context', [grant({ constraints: { encryptionContextSubset: pair } })], closed, { context: {} }],
  [
    'an operation without context',
    [grant({ operations: ['DescribeKey'], constraints: { encryptionContextSubset: other } })],
    'allow',
    { action: 'kms:DescribeKey' },
  ],
])('%s', (_name, grants, wanted, more) => {
  expect(decrypt(grants, more)).toBe(wanted);
});
