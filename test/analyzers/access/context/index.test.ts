import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumptionsOf, contextKeys, contextOf, valueOfKey } from '../../../../src/analyzers/access/context/index.ts';
import type { ContextAbout } from '../../../../src/analyzers/access/context/types.ts';
import { plain } from '../../../../src/core/words.ts';
import { everything, nothing, request, says, type Who, who } from './asking.ts';

describe('the table', () => {
  it('has at least 50 keys, each once, with a page of AWS and when it is there', () => {
    const keys = contextKeys.map(({ key }) => key.toLowerCase());
    expect(keys.length).toBeGreaterThanOrEqual(50);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { source, when } of contextKeys) {
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      expect(when).toMatch(/^[a-z]/);
    }
  });

  it.each([
    ['AWS:sourceip', 'aws:SourceIp'],
    ['S3:PREFIX', 's3:prefix'],
    ['Kms:ViaService', 'kms:ViaService'],
  ])('%s is %s, whatever its case', (key, spelled) => {
    expect(valueOfKey(key, request('user'), everything).key).toBe(spelled);
  });
});

describe('keys that are not in it', () => {
  it.each(['aws:Nope', 's3:nope', 'kms:nope', 'aws:PrincipalTag/', 'saml:sub', 'nope', '', 'constructor'])(
    '%j is unknown, with why',
    (key) => {
      const value = valueOfKey(key, request('user'), everything);
      expect(value).toMatchObject({ key, status: 'unknown', values: null });
      expect(plain(value.why)).toMatch(/Cooper/);
    },
  );
});

describe('all of it', () => {
  it('names every key once, and the tags that were read', () => {
    const keys = contextOf(request('user'), everything).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'aws:SourceIp',
        'aws:PrincipalTag/team',
        's3:BucketTag/team',
        's3:ExistingObjectTag/class',
        'kms:EncryptionContext:aws:s3:arn',
      ]),
    );
  });

  it('knows little of which nothing could be read, and guesses none of it', () => {
    const known = contextOf(request('session'), nothing).filter(
      ({ status, values }) => status === 'known' && values !== null,
    );
    expect(known.map(({ key }) => key)).toEqual([
      'aws:PrincipalAccount',
      'aws:PrincipalIsAWSService',
      'aws:PrincipalType',
      'aws:ResourceAccount',
      's3:ResourceAccount',
      'aws:CurrentTime',
      'aws:EpochTime',
    ]);
  });

  const tags = fc.oneof(
    fc.constant('unknown' as const),
    fc.array(fc.record({ Key: fc.string({ unit: 'binary' }), Value: fc.string() }), { maxLength: 3 }),
  );
  const organizations = fc.constantFrom(
    'unknown' as const,
    null,
    { id: 'o-1', paths: null },
    { id: 'o-1', paths: ['o-1/'] },
  );
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const abouts: fc.Arbitrary<ContextAbout> = fc.record({
    now: fc.oneof(text, fc.constant(everything.now)),
    region: fc.option(text),
    partition: fc.constantFrom('aws', 'aws-cn', 'x'),
    bucketTags: tags,
    abac: fc.constantFrom(true, false, 'unknown' as const),
    objectTags: tags,
    principalTags: tags,
    principalUniqueId: fc.option(text),
    principalOrganization: organizations,
    resourceOrganization: organizations,
    encryptionContext: text,
    versionId: fc.option(text),
    via: fc.option(fc.record({ vpcEndpointId: fc.option(text), vpcId: fc.option(text), sourceIp: fc.option(text) })),
    headers: fc.dictionary(fc.constantFrom('x-amz-tagging', 'x-amz-acl', 'referer', 'x'), text),
    accessPoint: fc.option(
      fc.record({
        arn: text,
        account: text,
        networkOrigin: fc.constantFrom('VPC' as const, 'Internet' as const, null),
      }),
    ),
  });
  const requests = fc.record({
    principal: fc.constantFrom(...Object.values(who)),
    action: fc.oneof(
      text,
      fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:ListBucket', 'kms:Decrypt', 's3:CreateBucket'),
    ),
    resourceArn: text,
    resourceAccount: fc.option(text),
  });

  it('answers every key for any request, always with why', () => {
    fc.assert(
      fc.property(
        requests,
        abouts,
        fc.oneof(text, fc.constantFrom(...contextKeys.map(({ key }) => key))),
        (asked, about, key) => {
          for (const value of [...contextOf(asked, about), valueOfKey(key, asked, about)]) {
            expect(['known', 'assumed', 'unknown']).toContain(value.status);
            expect(plain(value.why)).not.toBe('');
            expect(value.values === null || (value.status !== 'unknown' && value.values.length > 0)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('what an answer must say it took for granted', () => {
  const of = (keys: readonly string[], as: Who = 'user') =>
    assumptionsOf(keys, request(as), everything).map(({ key, status }) => `${key} ${status}`);

  it('is what policies mention and nobody knows, each once, the unknown before the assumed', () => {
    expect(of(['aws:SecureTransport', 'AWS:SourceIp', 'aws:sourceip', 'aws:PrincipalArn', 'x:y'])).toEqual([
      'aws:SourceIp unknown',
      'x:y unknown',
      'aws:SecureTransport assumed',
    ]);
  });

  it('is nothing when policies mention nothing', () => {
    expect(of([])).toEqual([]);
    expect(says('aws:username')).toBe('known ana');
  });
});
