import { PutBucketPolicyCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/core/words.ts';
import { account, asked, place, policy, refusedWith, role, s3, session, sts, writer } from './mocked-writer.ts';

describe('a write', () => {
  it("goes to the bucket's Region and owner, with the session's credentials", async () => {
    s3.on(PutBucketPolicyCommand).resolves({});
    await writer.write(session, policy);
    const [call] = s3.calls();
    expect(call?.args[0].input).toEqual({
      Bucket: 'logs',
      ExpectedBucketOwner: account,
      Policy: JSON.stringify(policy),
    });
    const { config } = (call?.thisValue ?? {}) as S3Client;
    expect([await config.region(), await config.maxAttempts()]).toEqual(['eu-west-1', 1]);
    expect(await config.credentials()).toMatchObject({ accessKeyId: 'ASIA1', sessionToken: 'token1' });
  });

  it('never uses the credentials of another one', async () => {
    s3.on(PutBucketPolicyCommand).resolves({});
    await Promise.all([writer.write(session, policy), writer.write(session, policy)]);
    await writer.write(session, policy);
    const used = await Promise.all(s3.calls().map(({ thisValue }) => (thisValue as S3Client).config.credentials()));
    expect(new Set(used.map(({ accessKeyId }) => accessKeyId)).size).toBe(3);
  });

  it('that AWS refuses changed nothing, and says which permission would do', async () => {
    const words = `User: x is not authorized to perform: s3:PutBucketPolicy because no identity-based policy allows it`;
    s3.on(PutBucketPolicyCommand).rejects(refusedWith('AccessDenied', 403, words));
    expect(await writer.write(session, policy)).toEqual({
      is: 'refused',
      code: 'AccessDenied',
      detail: `AccessDenied: ${words}`,
      requestId: 'R1',
      retry: false,
      needs: '{"Effect":"Allow","Action":["s3:PutBucketPolicy"],"Resource":"arn:aws:s3:::logs"}',
    });
    expect(s3.calls()).toHaveLength(1);
  });

  it.each([
    ['with an explicit deny in a service control policy'],
    ['because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access'],
  ])('that something forbids needs no further permission: %s', async (words) => {
    s3.on(PutBucketPolicyCommand).rejects(refusedWith('AccessDenied', 403, words));
    expect(await writer.write(session, policy)).toMatchObject({ is: 'refused', needs: null });
  });

  it.each([
    ['SlowDown', 503, true],
    ['OperationAborted', 409, true],
    ['RequestTimeout', 400, true],
    ['MalformedPolicy', 400, false],
    ['NoSuchBucket', 404, false],
    ['PermanentRedirect', 301, false],
  ])('that met %s (%i) changed nothing; later it may go well: %s', async (name, status, retry) => {
    s3.on(PutBucketPolicyCommand).rejects(refusedWith(name, status));
    expect(await writer.write(session, policy)).toMatchObject({ is: 'refused', code: name, retry });
    expect(s3.calls()).toHaveLength(1);
  });

  it.each([
    ['InternalError', refusedWith('InternalError', 500)],
    ['ServiceUnavailable', refusedWith('ServiceUnavailable', 503)],
    ['a timeout', Object.assign(new Error('no answer'), { name: 'TimeoutError' })],
    ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['an answer that makes no sense', refusedWith('SyntaxError', 200, 'Deserialization error')],
    ['a bug', new TypeError('x is not a function')],
  ])('that met %s may have happened, and is not tried again', async (_fault, error) => {
    s3.on(PutBucketPolicyCommand).rejects(error);
    expect(await writer.write(session, policy)).toMatchObject({ is: 'unknown', detail: expect.any(String) });
    expect([s3.calls().length, asked().length]).toEqual([1, 1]);
  });

  it('that never reached AWS changed nothing', async () => {
    s3.on(PutBucketPolicyCommand).rejects(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await writer.write(session, policy)).toMatchObject({ is: 'refused', code: 'ECONNREFUSED', retry: true });
  });

  it('that AWS has no call for is not sent, and no session is opened for it', async () => {
    expect(await writer.write({ ...session, setting: 'versioning' }, null)).toMatchObject({
      is: 'refused',
      code: 'Unwritable',
      retry: false,
    });
    expect(await writer.write({ ...session, setting: 'policyStatus' }, {})).toMatchObject({ code: 'Unwritable' });
    expect([asked(), s3.calls()]).toEqual([[], []]);
  });

  it('of a value that the setting can never have is not sent', async () => {
    s3.on(PutBucketVersioningCommand).resolves({});
    const never = { Status: null, MFADelete: null };
    expect(await writer.write({ ...session, setting: 'versioning' }, never)).toMatchObject({
      is: 'refused',
      code: 'Unwritable',
    });
    expect(s3.calls()).toEqual([]);
  });
});

describe('without a session nothing is written', () => {
  const toAssume = JSON.stringify({
    Effect: 'Allow',
    Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    Resource: role,
  });
  it.each([
    ['AccessDenied', 403, false, toAssume],
    ['PackedPolicyTooLarge', 400, false, null],
    ['Throttling', 400, true, null],
    ['InternalFailure', 500, true, null],
  ])('%s: it is refused, whatever STS meant', async (name, status, retry, needs) => {
    sts.on(AssumeRoleCommand).rejects(refusedWith(name, status));
    const written = await writer.write(session, policy);
    expect(written).toMatchObject({ is: 'refused', code: `AssumeRole.${name}`, retry, requestId: 'R1' });
    expect(written).toMatchObject({ needs });
    expect([s3.calls().length, asked().length]).toEqual([0, 1]);
  });

  it.each([
    ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), true],
    ['a timeout', Object.assign(new Error('no answer'), { name: 'TimeoutError' }), true],
    ['no credentials', Object.assign(new Error('none'), { name: 'CredentialsProviderError' }), false],
  ])('%s', async (_fault, error, retry) => {
    sts.on(AssumeRoleCommand).rejects(error);
    expect(await writer.write(session, policy)).toMatchObject({ is: 'refused', retry });
    expect(s3.calls()).toEqual([]);
  });

  it('an answer without credentials is none', async () => {
    sts.on(AssumeRoleCommand).resolves({});
    expect(await writer.write(session, policy)).toMatchObject({ is: 'refused', code: 'AssumeRole.Malformed' });
  });

  it('an account without a write role is said beforehand, and refused', async () => {
    const other = '444455556666';
    expect(writer.cannot(account)).toBeNull();
    expect(plain(writer.cannot(other) ?? [])).toContain(other);
    const there = { ...session, place: { ...place, account: other } };
    expect(await writer.write(there, policy)).toMatchObject({ is: 'refused', code: 'NoWriteRole', retry: false });
    expect(asked()).toEqual([]);
  });
});

it('nothing secret is in what goes wrong', async () => {
  const leak = `session_token: ${'FwoG'.padEnd(80, 'A')} secret_access_key: ${'aB3'.repeat(13)}x AKIAIOSFODNN7EXAMPLE`;
  for (const error of [refusedWith('AccessDenied', 403, leak), refusedWith('InternalError', 500, leak)]) {
    s3.on(PutBucketPolicyCommand).rejects(error);
    const text = JSON.stringify(await writer.write(session, policy));
    for (const secret of ['hidden', 'token1', 'token2', 'FwoG', 'aB3aB3', 'AKIAIOSF', 'shared-secret'])
      expect(text).not.toContain(secret);
  }
  sts.on(AssumeRoleCommand).rejects(refusedWith('AccessDenied', 403, leak));
  expect(JSON.stringify(await writer.write(session, policy))).not.toMatch(/FwoG|AKIA|shared-secret/);
});
