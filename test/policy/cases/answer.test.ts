import { describe, expect, it } from 'vitest';
import { answerLine } from '../../../src/policy/cases/answer.ts';
import { allow, verdict } from '../ask.ts';

const say = (line: string) => {
  const { text, answered } = answerLine(line, new Date());
  return { ...(JSON.parse(text) as object), answered };
};

describe('a line that has no answer says why, with its id', () => {
  it.each<[string, object]>([
    ['{', { id: null, error: expect.stringContaining('not JSON') }],
    ['5', { id: null, error: expect.any(String) }],
    ['{"id":"a"}', { id: 'a', error: expect.stringContaining('op') }],
    ['{"id":"a","op":"guess"}', { id: 'a', error: 'not modelled yet: op guess' }],
    ['{"id":"a","op":"authorize","request":{}}', { id: 'a', error: expect.stringContaining('request.principal') }],
    [
      '{"id":2,"op":"public-policy","policy":{}}',
      { id: 2, error: 'AWS would reject policy: Statement is missing or empty' },
    ],
  ])('%s', (line, wanted) => {
    expect(say(line)).toEqual({ ...wanted, answered: false });
  });
});

describe("S3's gates that are not modelled get no decision", () => {
  it.each<[string, object]>([
    ['KMS grants', { kms: { grants: [{}] } }],
    ['ACLs and Object Ownership', { s3: { objectAcl: [{}] } }],
    ['Requester Pays', { s3: { requestPayer: 'Requester' } }],
    ['Object Lock', { s3: { objectLock: { mode: 'COMPLIANCE' } } }],
    ['blocked encryption types', { s3: { blockedEncryptionTypes: ['SSE-C'] } }],
    ['ABAC of buckets', { s3: { bucketAbacEnabled: false } }],
    ['access point policies', { s3: { accessPointVpcId: 'vpc-1' } }],
    [
      'Block Public Access on writing',
      { s3: { publicAccessBlock: { BlockPublicAcls: true } }, requestHeaders: { 'X-Amz-Acl': 'public-read' } },
    ],
  ])('%s', (name, settings) => {
    expect(verdict({ identity: [allow()], settings: { ...settings } })).toBe(`not modelled yet: ${name}`);
  });

  it('settings that ask for nothing change nothing', () => {
    const s3 = { requestPayer: 'BucketOwner', bucketAcl: [], objectAcl: null, blockedEncryptionTypes: [] };
    expect(verdict({ identity: [allow()], settings: { s3, kms: { grants: [] } } })).toBe('allow');
  });
});
