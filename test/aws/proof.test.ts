import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProof, type Proof, provenArn } from '../../src/aws/proof.ts';
import { awsFor } from '../../src/aws/clients.ts';
import { Refusal } from '../../src/core/errors.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { type Asked, startStub, type StubAnswer } from './stub.ts';

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const longTerm = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey };
const temporary = { ...longTerm, sessionToken: 'IQoJb3Jp/+=' };
const arn = 'arn:aws:sts::111122223333:assumed-role/Ops/ana';
const answered = (text = arn) =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${text}</Arn><UserId>u</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

const proofOf = (endpoint: string | null, credentials: typeof longTerm, challenge: string, region = 'eu-west-1') => {
  const aws = awsFor({ region, credentials, ...(endpoint !== null && { endpoint }) });
  return makeProof(aws({ account: null, region: null, role: 'read' }), challenge);
};

/** The signature as STS would compute it of what arrived (IAM user guide, «Create a signed AWS API request»). */
function signatureOf({ method, url, headers, body }: Asked): string {
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const [, scope = '', names = ''] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+)/.exec(String(headers['authorization'])) ?? [];
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = [method, url, '', lines.join(''), names, sha(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((sum, part) => hmac(sum, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

const isGenuine = (asked: Asked) => String(asked.headers['authorization']).endsWith(`Signature=${signatureOf(asked)}`);
const strict = (asked: Asked): StubAnswer =>
  isGenuine(asked)
    ? { status: 200, body: answered() }
    : { status: 403, body: '<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>' };

describe('who somebody is in AWS', () => {
  it.each([
    ['long-term', longTerm],
    ['temporary', temporary],
  ])('is what STS answers to their own signature, with %s credentials', async (_name, credentials) => {
    await using sts = await startStub(strict);
    const proof = await proofOf(sts.endpoint, credentials, 'c1');
    expect(sts.asked).toEqual([]);
    expect(await provenArn(proof, { challenge: 'c1', endpoint: sts.endpoint })).toBe(arn);
    expect(sts.asked).toMatchObject([
      { method: 'POST', url: '/', body: 'Action=GetCallerIdentity&Version=2011-06-15' },
    ]);
  });

  it('is not proven by a signature for another challenge', async () => {
    await using sts = await startStub(strict);
    const proof = await proofOf(sts.endpoint, temporary, 'c1');
    await expect(provenArn(proof, { challenge: 'c2', endpoint: sts.endpoint })).rejects.toThrow(
      /SignatureDoesNotMatch/,
    );
  });

  it('is not proven by any other change of the signature', async () => {
    await using sts = await startStub(strict);
    const proof = await proofOf(sts.endpoint, temporary, 'c1');
    const fields = fc.record<Partial<Proof>>(
      {
        host: fc.string(),
        region: fc.constantFrom('eu-west-2', 'us-east-1'),
        accessKeyId: fc.constant('AKIAI44QH8DHBEXAMPLE'),
        date: fc.constant('20200101T000000Z'),
        token: fc.constantFrom(null, 'other', 'a\r\nx: y'),
        signature: fc.constant('0'.repeat(64)),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fields, async (other) => {
        fc.pre(Object.keys(other).length > 0 && other.host !== proof.host);
        const forged = { ...proof, ...other };
        // Whose the signature is can only be told by STS, which knows the secret; here every key has the same one.
        fc.pre(Object.keys(other).some((name) => name !== 'accessKeyId'));
        await expect(provenArn(forged, { challenge: 'c1', endpoint: sts.endpoint })).rejects.toThrow(Refusal);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['an ARN', arn],
    ['half a signature', { host: 'sts.amazonaws.com', region: 'us-east-1' }],
    ['a header in a field', { ...sample(), accessKeyId: 'AKIA\r\nx: y' }],
  ])('is not proven by %s', async (_name, value) => {
    await expect(provenArn(value, { challenge: 'c', endpoint: null })).rejects.toThrow(/no signature/);
  });

  it.each([
    'sts.eu-west-1.amazonaws.com.evil.example',
    'evil.example',
    'localhost:80',
    'sts.us-east-1.amazonaws.com',
    's3.amazonaws.com',
  ])('is asked of AWS alone, never of %s', async (host) => {
    await expect(provenArn({ ...sample(), host }, { challenge: 'c', endpoint: null })).rejects.toThrow(
      /not where Cooper would ask/,
    );
  });

  it.each([
    ['another call', '<AssumeRoleResponse><Arn>arn:aws:iam::111122223333:user/ana</Arn></AssumeRoleResponse>'],
    ['text that holds an answer', `{"Error":{"Message":${JSON.stringify(answered())}}}`],
    ['an answer inside another', `<ErrorResponse><Message>${answered()}</Message></ErrorResponse>`],
    ['nobody', answered('')],
  ])('is not read out of an answer to %s', async (_name, body) => {
    await using sts = await startStub(() => ({ status: 200, body }));
    const proof = await proofOf(sts.endpoint, longTerm, 'c');
    await expect(provenArn(proof, { challenge: 'c', endpoint: sts.endpoint })).rejects.toThrow(Refusal);
  });

  it.each<[string, StubAnswer, RegExp]>([
    ['it redirects', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, /could not be asked/],
    ['it breaks off', 'reset', /could not be asked/],
    ['it fails', { status: 500, body: '' }, /HTTP 500/],
  ])('is not known where STS can not say: %s', async (_name, said, fault) => {
    await using sts = await startStub(() => said);
    const proof = await proofOf(sts.endpoint, longTerm, 'c');
    await expect(provenArn(proof, { challenge: 'c', endpoint: sts.endpoint })).rejects.toThrow(fault);
  });

  it.each([
    ['eu-west-1', 'sts.eu-west-1.amazonaws.com'],
    ['us-east-1', 'sts.us-east-1.amazonaws.com'],
    ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
  ])('is signed in %s for %s', async (region, host) => {
    expect(await proofOf(null, longTerm, 'c', region)).toMatchObject({ host, region, token: null });
  });

  it('can not be shown without credentials', async () => {
    const aws = awsFor({ region: 'us-east-1', credentials: () => Promise.reject(new Error('none found')) });
    await expect(makeProof(aws({ account: null, region: null, role: 'read' }), 'c')).rejects.toThrow(
      /no AWS credentials.*none found/,
    );
  });
});

function sample(): Proof {
  return {
    host: 'sts.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    date: '20260301T030000Z',
    token: null,
    signature: 'a'.repeat(64),
  };
}

describe('with the local AWS', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await startLocalAws();
  });
  afterAll(() => local.stop());

  it('is whom its keys stand for', async () => {
    const proof = await proofOf(local.url, { accessKeyId: '111122223333', secretAccessKey: 'x' }, 'c');
    expect(await provenArn(proof, { challenge: 'c', endpoint: local.url })).toBe(
      'arn:aws:iam::111122223333:user/admin',
    );
  });
});
