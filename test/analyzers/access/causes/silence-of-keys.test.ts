import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { account, bucket, type Given, key, role, session } from '../leg-of.ts';
import { allow, silenceOf } from './silence-of.ts';

describe('a KMS key', () => {
  const ofKey = (but: Given = {}): Given => ({ action: 'kms:Decrypt', arn: key, more: { primary: false }, ...but });
  const writing = { primary: false, reads: false };
  const via = { Condition: { StringEquals: { 'kms:ViaService': 'ec2.us-east-1.amazonaws.com' } } };
  const about = { Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': bucket } } };
  const grants = (granteePrincipal: string) => ({
    about: {
      key: {
        grants: [{ granteePrincipal, operations: ['Encrypt'], contextEquals: null, contextSubset: null }],
        encryptionContext: 'unknown' as const,
      },
    },
  });
  const kms = (but: Partial<PolicyStatement> = {}) => allow({ Action: 'kms:Decrypt', ...but });

  it.each<[string, readonly PolicyStatement[], Given, string]>([
    ['to decrypt what is read', [allow()], ofKey(), 'F01'],
    ['to decrypt, when that is all that is asked', [allow()], ofKey({ more: { primary: true, reads: false } }), 'F01'],
    ['to decrypt the parts of an upload', [allow()], ofKey({ more: writing }), 'F04'],
    ['to encrypt', [allow()], ofKey({ action: 'kms:GenerateDataKey', more: writing }), 'F03'],
    ['to use it through S3', [kms(via)], ofKey(), 'F11, nearly'],
    ['to use it for this object', [kms(about)], ofKey(), 'F10, nearly'],
    [
      'to use it, with what tells nothing of keys',
      [kms({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
      ofKey(),
      'F01, nearly',
    ],
    [
      'to use this key, only the one of new objects',
      [kms({ Resource: `${key}-new` })],
      ofKey({ more: { defaultKey: `${key}-new` } }),
      'F21, nearly',
    ],
    ['to use either key', [allow()], ofKey({ more: { defaultKey: `${key}-new` } }), 'F01'],
    ['to use its only key', [allow()], ofKey({ more: { defaultKey: key } }), 'F01'],
  ])('no identity policy allows %s', (_what, statements, given, id) => {
    expect(silenceOf('identity', statements, given)).toBe(id);
  });

  it.each<[string, readonly Partial<PolicyStatement>[], Given, string]>([
    ['says nothing of it', [], {}, 'F02'],
    ['wants another service', [via], {}, 'F11, nearly'],
    ['wants another object', [about], {}, 'F10, nearly'],
    ['wants a network', [{ Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }], {}, 'F11, nearly'],
    [
      'wants what tells nothing of keys',
      [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      {},
      'F02, nearly',
    ],
    ['does not let CloudFront in', [], { as: 'cloudfront.amazonaws.com' }, 'G03'],
    ['has a grant for the role, of something else', [], grants(role), 'F09'],
    ['has a grant for the session, of something else', [], grants(session), 'F09'],
    ['has a grant for somebody else', [], grants(`arn:aws:iam::${account}:role/other`), 'F02'],
  ])('whose policy %s', (_what, statements, given, id) => {
    const all = statements.map((one) => kms({ Principal: '*', ...one }));
    expect(silenceOf('resource', all, { ...ofKey(), ...given })).toBe(id);
  });
});
