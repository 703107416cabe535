import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SecretKind, withoutSecrets } from '../../src/core/secrets.ts';

/** AWS's own example secret: it opens nothing. */
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
/** As another secret would be, without the slashes that make it look like a path. */
const slashless = 'kX9vQ2mLr8TzYb4NcW7pJh3GdF6sAa1EuR5oVi0P';
const token = `IQoJb3JpZ2luX2VjEBAaCXVzLWVhc3QtMSJHMEUCIQD${'aB3/+x'.repeat(40)}==`;
const presigned =
  'https://media.s3.amazonaws.com/a.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T030000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';

describe('secrets are taken out and named', () => {
  it.each<[string, string, readonly SecretKind[]]>([
    ['AKIAIOSFODNN7EXAMPLE', '[access key id removed]', ['access key id']],
    ['the key AKIAI44QH8DHBEXAMPLE.', 'the key [access key id removed].', ['access key id']],
    ['"ASIAIOSFODNN7EXAMPLE"', '"[access key id removed]"', ['access key id']],
    ['ABIAIOSFODNN7EXAMPLE', '[access key id removed]', ['access key id']],
    ['ACCAIOSFODNN7EXAMPLE', '[access key id removed]', ['access key id']],
    [`aws_secret_access_key = ${secret}`, 'aws_secret_access_key = [secret access key removed]', ['secret access key']],
    [`AWS_SECRET_ACCESS_KEY=${secret}`, 'AWS_SECRET_ACCESS_KEY=[secret access key removed]', ['secret access key']],
    [`"SecretAccessKey": "${secret}"`, '"SecretAccessKey": "[secret access key removed]"', ['secret access key']],
    [
      `<SecretAccessKey>${'a1'.repeat(20)}</SecretAccessKey>`,
      '<SecretAccessKey>[secret access key removed]</SecretAccessKey>',
      ['secret access key'],
    ],
    [`AWS_SECRET=${secret}`, 'AWS_SECRET=[secret access key removed]', ['secret access key']],
    [`password: ${secret}, quick`, 'password: [secret access key removed], quick', ['secret access key']],
    [`It is ${secret}.`, 'It is [secret access key removed].', ['secret access key']],
    [
      `AKIAIOSFODNN7EXAMPLE:${secret}`,
      '[access key id removed]:[secret access key removed]',
      ['secret access key', 'access key id'],
    ],
    [`AWS_SESSION_TOKEN=${token}`, 'AWS_SESSION_TOKEN=[session token removed]', ['session token']],
    [
      `<SessionToken>${token}</SessionToken>`,
      '<SessionToken>[session token removed]</SessionToken>',
      ['session token'],
    ],
    [`x-amz-security-token: ${token}`, 'x-amz-security-token: [session token removed]', ['session token']],
    [token, '[session token removed]', ['session token']],
    [presigned, 'https://media.s3.amazonaws.com/a.csv', ['presigned URL']],
    [`<${presigned}>`, '<https://media.s3.amazonaws.com/a.csv>', ['presigned URL']],
    [`${presigned}&versionId=v.1`, 'https://media.s3.amazonaws.com/a.csv?versionId=v.1', ['presigned URL']],
    [
      'https://media.s3.amazonaws.com/a?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D',
      'https://media.s3.amazonaws.com/a',
      ['presigned URL'],
    ],
    [
      `https://d1.cloudfront.net/a?Expires=1&Signature=${'Ab~_'.repeat(20)}&Key-Pair-Id=APKAEXAMPLE`,
      'https://d1.cloudfront.net/a',
      ['presigned URL'],
    ],
    ['curl -d X-Amz-Signature=fe5f80f7', 'curl -d [presigned URL removed]', ['presigned URL']],
    ['"X-Amz-Signature": "fe5f80f7"', '"[presigned URL removed]"', ['presigned URL']],
    ['Cookie: CloudFront-Signature=Ab~_; a=b', 'Cookie: [presigned URL removed] a=b', ['presigned URL']],
    [
      'media.s3.amazonaws.com/a%3FX-Amz-Signature=fe5f80f7',
      'media.s3.amazonaws.com/a%3F[presigned URL removed]',
      ['presigned URL'],
    ],
    [String.raw`"id\nAKIAIOSFODNN7EXAMPLE\n"`, String.raw`"id\n[access key id removed]\n"`, ['access key id']],
    [String.raw`"id\n${secret}\n"`, String.raw`"id\n[secret access key removed]\n"`, ['secret access key']],
    ['id%3DAKIAIOSFODNN7EXAMPLE%26', 'id%3D[access key id removed]%26', ['access key id']],
    [`password ${encodeURIComponent(secret)}`, 'password [secret access key removed]', ['secret access key']],
    [`SECRET_KEY=${encodeURIComponent(secret)}`, 'SECRET_KEY=[secret access key removed]', ['secret access key']],
    [`s3://media/${slashless}/`, 's3://media/[secret access key removed]/', ['secret access key']],
    [encodeURIComponent(token), '[session token removed]', ['session token']],
  ])('%s', (text, left, found) => {
    expect(withoutSecrets(text)).toEqual({ text: left, found });
  });
});

describe('what is no secret stays as it was', () => {
  it.each([
    'media videos/intro.mp4',
    'media 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
    'media 2FD4E1C67A2D28FCED849EE1BB76E7391B93EB12',
    `media ${'ab12'.repeat(16)}`,
    'media data/year2026/month03/day01/hour03/part00000/File0001',
    'media Team/Platform/Backups/Databases/Orders/Orders20260301T0300Z',
    'media exports/0b5c1f6e-3a77-4c0e-9f0a-1d2e3f4a5b6c/manifest.json',
    's3://media/a?versionId=3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY',
    'https://media.s3.amazonaws.com/a?versionId=null',
    'role AROAIOSFODNN7EXAMPLE and user AIDAIOSFODNN7EXAMPLE',
    'media ASIAPACIFIC/SALES/AKIA/report',
    `x-amz-id-2: ${'aB3/+x'.repeat(12)}w==`,
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ana',
  ])('%s', (text) => {
    expect(withoutSecrets(text)).toEqual({ text, found: [] });
  });
});

const base64 = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.split('')),
    minLength: length,
    maxLength: length,
  });
/** All but about two in a thousand random secrets look random enough to be known without a label. */
const secrets = base64(40).filter(
  (text) =>
    /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && new Set(text).size >= 22 && !/[a-z]{7}/.test(text),
);
const around = fc.constantFrom(
  '',
  ' ',
  '"',
  "'",
  '(',
  ')',
  ': ',
  '=',
  ',',
  '.',
  ';',
  '\n',
  '<',
  '>',
  '[',
  ']',
  '`',
  '|',
  '-',
  '_',
);

describe('a generated secret is never left', () => {
  it('a secret access key, wherever it stands', () => {
    fc.assert(
      fc.property(secrets, around, around, (one, before, after) => {
        expect(withoutSecrets(`the key is ${before}${one}${after} here`).text).not.toContain(one);
      }),
    );
  });

  it('behind a label, however it looks', () => {
    const labels = fc.constantFrom('aws_secret_access_key=', 'SecretAccessKey: ', '"secretAccessKey":"', 'secret key ');
    fc.assert(
      fc.property(base64(40), labels, (one, label) => {
        expect(withoutSecrets(`${label}${one}`).text).not.toContain(one);
      }),
    );
  });

  it('a session token, whatever stands before it', () => {
    const starts = fc.constantFrom('IQoJ', 'FwoG', 'FQoG', 'FQoD', 'AQoD');
    fc.assert(
      fc.property(starts, base64(120), around, (start, rest, before) => {
        expect(withoutSecrets(`token ${before}${start}${rest}`).text).not.toContain(rest);
      }),
    );
  });

  it('an access key id', () => {
    const id = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('')),
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(fc.constantFrom('AKIA', 'ASIA'), id, around, around, (kind, rest, before, after) => {
        expect(withoutSecrets(`${before}${kind}${rest}${after}`).text).not.toContain(kind + rest);
      }),
    );
  });

  it('a signature in a query, among any other parameters', () => {
    const parameters = fc.array(
      fc.constantFrom('a=1', 'X-Amz-Date=20260301T030000Z', 'response-content-type=text%2Fcsv'),
    );
    fc.assert(
      fc.property(parameters, parameters, (before, after) => {
        const query = [...before, 'X-Amz-Signature=fe5f80f77d5fa3be', ...after].join('&');
        expect(withoutSecrets(`see https://media.s3.amazonaws.com/a?${query} now`).text).toBe(
          'see https://media.s3.amazonaws.com/a now',
        );
      }),
    );
  });
});

describe('an encoded presigned URL, as redirects and logs hold it, keeps nothing of its signature', () => {
  it.each([1, 2, 3])('encoded %i times', (times) => {
    const encoded = Array.from({ length: times }).reduce<string>(encodeURIComponent, presigned);
    const { text, found } = withoutSecrets(`https://login.example.com/?next=${encoded}`);
    expect(found).toEqual(['presigned URL']);
    expect(text).not.toMatch(/fe5f80f7|AKIA/);
  });
});

/** A pattern that tries again from each place would take seconds for these, and hold up everybody else's answer. */
it.each([
  '?',
  '?a',
  '?X-Amz-',
  'secret key ',
  'secret key: "',
  'session token',
  'AKIA',
  'IQoJ',
  '%25',
  'X-Amz-Signature',
  '/',
  String.raw`\n`,
])('a very long text is looked through in one go: %s', { timeout: 2_000 }, (part) => {
  for (const text of [part.repeat(100_000 / part.length), `${part}${' '.repeat(100_000)}`, ' '.repeat(100_000) + part])
    expect(withoutSecrets(text).text.length).toBeLessThanOrEqual(text.length);
});
