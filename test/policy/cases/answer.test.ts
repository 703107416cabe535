import { describe, expect, it } from 'vitest';
import { answerLine } from '../../../src/policy/cases/answer.ts';
import { allow, ask, verdict } from '../ask.ts';

const say = (line: string) => {
  const { text, answered } = answerLine(line, new Date());
  return { ...(JSON.parse(text) as object), answered };
};

describe('a line that has no answer says why, with its id', () => {
  it.each<[string, object]>([
    ['{', { id: null, error: expect.stringContaining('not JSON') }],
    ['5', { id: null, error: expect.any(String) }],
    ['{"id":"a"}', { id: 'a', error: expect.stringContaining('op') }],
    ['{"id":"a","op":"guess"}', { id: 'a', error: 'unknown op: guess' }],
    ['{"id":"a","op":"authorize","request":{}}', { id: 'a', error: expect.stringContaining('request.principal') }],
  ])('%s', (line, wanted) => {
    expect(say(line)).toEqual({ ...wanted, answered: false });
  });
});

it('a document that AWS would reject is answered with that', () => {
  expect(say('{"id":2,"op":"public-policy","policy":{}}')).toEqual({
    id: 2,
    error: 'AWS would reject policy: Statement is missing or empty',
    answered: true,
  });
});

it.each(['resource', 'accessPoint', 'identity', 'scp'])(
  'an empty list and null both say that there is no %s policy',
  (kind) => {
    const one = (none: unknown) =>
      say(
        JSON.stringify({
          op: 'authorize',
          request: {
            principal: { type: 'root', arn: 'arn:aws:iam::111122223333:root', account: '111122223333' },
            action: 's3:GetObject',
            resource: { arn: 'arn:aws:s3:::bucket/key', account: '111122223333' },
          },
          policies: { [kind]: none },
        }),
      );
    expect(one([])).toMatchObject({ decision: 'allow', answered: true });
    expect(one([])).toEqual(one(null));
  },
);

describe("S3's own settings", () => {
  it('that ask for nothing change nothing', () => {
    const s3 = { requestPayer: 'BucketOwner', bucketAcl: null, objectAcl: null, blockedEncryptionTypes: [] };
    expect(verdict({ identity: [allow()], settings: { s3, kms: { grants: [] } } })).toBe('allow');
  });

  it.each<[string, object]>([
    ['an unknown permission', { bucketAcl: [{ grantee: { canonicalId: 'a' }, permission: 'LIST' }] }],
    ['an unknown kind of grantee', { objectAcl: [{ grantee: { email: 'a' }, permission: 'READ' }] }],
    ['a lock without a date', { objectLock: { mode: 'COMPLIANCE', until: 'soon' } }],
    ['an unknown ownership', { objectOwnership: 'Mine' }],
  ])('with %s get no decision', (_name, s3) => {
    expect(verdict({ identity: [allow()], settings: { s3 } })).toMatch(/^settings\.s3\./);
  });

  it('give their reasons beside the statements', () => {
    const { reasons } = ask({
      identity: [allow()],
      owner: '444455556666',
      settings: { s3: { requestPayer: 'Requester' } },
    });
    expect(reasons?.at(-1)).toEqual({
      layer: 'requester_pays',
      refuses: true,
      because: 'the request does not send x-amz-request-payer: requester',
    });
  });
});

describe('public-policy of an access point', () => {
  const Condition = { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:us-west-2:111122223333:accesspoint/*' } };
  const policy = { Statement: [{ ...allow({ Principal: '*' }), Condition }] };
  const status = (more: object) => say(JSON.stringify({ id: 1, op: 'public-policy', policy, ...more }));

  it.each<[string, object, readonly number[]]>([
    ['names access points by pattern: public', { resourceType: 'accessPoint' }, [1]],
    ['takes requests only from a VPC: never public', { resourceType: 'accessPoint', networkOrigin: 'VPC' }, []],
    ['in a bucket policy the account is enough', {}, []],
  ])('%s', (_name, more, statements) => {
    expect(status(more)).toMatchObject({ public: statements.length > 0, statements });
  });
});
