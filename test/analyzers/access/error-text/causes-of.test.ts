import { describe, expect, it } from 'vitest';
import { causesOf } from '../../../../src/analyzers/access/error-text/causes-of.ts';
import type { Said } from '../../../../src/analyzers/access/error-text/fitting.ts';
import { saidIn } from '../../../../src/analyzers/access/error-text/index.ts';

const refused = (rest: string, action = 's3:GetObject', resource = 'arn:aws:s3:::media/a') =>
  causesOf(
    saidIn({
      message: `User: arn:aws:sts::111122223333:assumed-role/app/x is not authorized to perform: ${action} on resource: "${resource}" ${rest}`,
    }),
  );
const none = (type: string, action = 's3:GetObject') => `because no ${type} allows the ${action} action`;
const deny = (type: string) => `with an explicit deny in a ${type}`;

describe('the likeliest come first', () => {
  it.each<[string, readonly string[], string]>([
    ['no identity policy', refused(none('identity-based policy')), 'C01 C03 C04 C05'],
    ['a deny in the bucket policy, or Block Public Access', refused(deny('resource-based policy')), 'D01 D19 D05'],
    ['no bucket policy', refused(none('resource-based policy')), 'D02 D03 D12'],
    [
      'an access point',
      refused(deny('resource-based policy'), 's3:GetObject', 'arn:aws:s3:eu-west-1:1:accesspoint/a/object/k'),
      'D05 D07 D01',
    ],
    ['an SCP', refused(deny('service control policy')), 'E02 E10'],
    ['an RCP', refused(deny('resource control policy')), 'E03'],
    ['an endpoint', refused(none('VPC endpoint policy')), 'E04'],
    ['a session policy', refused(none('session policy')), 'C08 D30'],
    ['an explicit deny of no type', refused('with an explicit deny'), 'X01 D01 C02 E02'],
    [
      'a key',
      refused(none('identity-based policy', 'kms:Decrypt'), 'kms:Decrypt', 'arn:aws:kms:eu-west-1:1:key/a'),
      'F01 F04 F21',
    ],
    [
      'KMS not saying which',
      refused(
        'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
        'kms:Decrypt',
        'arn:aws:kms:eu-west-1:1:key/a',
      ),
      'F05 F02 F08',
    ],
    [
      'a missing key, or who may list',
      causesOf(
        saidIn({
          operation: 'GetObject',
          message: `User: a is not authorized to perform: s3:ListBucket ${none('identity-based policy', 's3:ListBucket')}`,
        }),
      ),
      'B06 C01',
    ],
    [
      'a generic denial',
      causesOf(saidIn({ code: 'AccessDenied', message: 'Access Denied' })),
      'X02 D02 C01 D01 B06 A10',
    ],
    ['a HEAD', causesOf(saidIn({ status: 403, operation: 'HeadObject', message: 'Forbidden' })), 'X03 B06 C01'],
    [
      'a HEAD’s bad request',
      causesOf(saidIn({ status: 400, operation: 'HeadObject', message: 'Bad Request' })),
      'X03 F20 A04',
    ],
    ['a bad signature', causesOf(saidIn({ code: 'SignatureDoesNotMatch', message: '' })), 'A02 A08'],
    ['a website', causesOf(saidIn({ message: '<h1>403 Forbidden</h1><li>Code: AccessDenied</li>' })), 'B10 A10'],
  ])('%s', (_name, causes, first) => {
    expect(causes.slice(0, first.split(' ').length)).toEqual(first.split(' '));
  });
});

describe('what the text rules out is not there', () => {
  it.each<[string, readonly string[], string]>([
    ['headers of writes, for a read', refused(deny('resource-based policy')), 'F13'],
    ['sessions, for the bucket’s deny', refused(deny('resource-based policy')), 'C08'],
    ['a session policy, for an SCP', refused(deny('service control policy')), 'C08'],
    ['a key policy, for a denial by S3', refused(deny('resource-based policy')), 'F02'],
    ['nobody, where somebody is named', refused('because it is so'), 'A10'],
  ])('%s', (_name, causes, id) => {
    expect(causes).not.toContain(id);
  });

  it('headers of writes fit a write', () => {
    expect(refused(deny('resource-based policy'), 's3:PutObject')).toEqual(
      expect.arrayContaining(['F13', 'D36', 'D15']),
    );
  });
});

it('a code that decides stands alone', () => {
  expect(causesOf(saidIn({ code: 'NoSuchBucket', message: '' }))).toEqual(['B04']);
});

it('a text that is no error fits nothing', () => {
  expect(causesOf(saidIn({ message: 'uploaded' }))).toEqual([]);
});

it('the text’s own cause is there once, and first', () => {
  const said: Said = { ...saidIn({ message: '' }), cause: 'C05', policyType: 'identity', effect: 'implicit' };
  const causes = causesOf(said);
  expect(causes[0]).toBe('C05');
  expect(new Set(causes).size).toBe(causes.length);
});
