import { describe, expect, it } from 'vitest';
import { wishOf } from '../../src/commands/wish.ts';
import { Refusal } from '../../src/core/errors.ts';
import { remedies } from '../../src/remedies/index.ts';
import { asTyped } from '../../src/terminal/as-typed.ts';

const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const patch = {
  statement: null,
  before: null,
  after: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
};

function refusal(typed: string): string {
  try {
    wishOf(typed);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('a wish', () => {
  it.each<[string, string, string, object]>([
    ['block-public-access cooper-media', 'block-public-access', 'cooper-media', {}],
    ['Block-Public-Access   s3://cooper-media', 'block-public-access', 'cooper-media', {}],
    ['block-public-access arn:aws:s3:::cooper-media', 'block-public-access', 'cooper-media', {}],
    ['abort-incomplete-uploads cooper-media', 'abort-incomplete-uploads', 'cooper-media', { days: 7 }],
    ['abort-incomplete-uploads cooper-media days=3', 'abort-incomplete-uploads', 'cooper-media', { days: 3 }],
    [`encrypt-with-kms cooper-media key=${key}`, 'encrypt-with-kms', 'cooper-media', { key }],
    [
      'enable-access-logging cooper-media to=cooper-logs prefix=media/',
      'enable-access-logging',
      'cooper-media',
      { to: 'cooper-logs', prefix: 'media/' },
    ],
    [
      'enable-access-logging cooper-media to=cooper-logs prefix="my media/"',
      'enable-access-logging',
      'cooper-media',
      { to: 'cooper-logs', prefix: 'my media/' },
    ],
    [
      `enable-access-logging cooper-media 'prefix=a b/' to='cooper-logs'`,
      'enable-access-logging',
      'cooper-media',
      { to: 'cooper-logs', prefix: 'a b/' },
    ],
    [
      'enable-access-logging cooper-media to=cooper-logs prefix=a=b/',
      'enable-access-logging',
      'cooper-media',
      { to: 'cooper-logs', prefix: 'a=b/' },
    ],
    ['enable-access-logging a-bucket prefix= to=cooper-logs', 'enable-access-logging', 'a-bucket', { prefix: '' }],
  ])('%s', (typed, id, bucket, params) => {
    const wish = wishOf(typed);
    expect([wish.remedy.id, wish.target.bucket]).toEqual([id, bucket]);
    expect(wish.params).toMatchObject(params);
  });

  it.each([
    `apply-policy-patch cooper-media with ${JSON.stringify(patch)}`,
    `apply-policy-patch cooper-media with '${JSON.stringify(patch)}'`,
    `apply-policy-patch cooper-media with\n${JSON.stringify(patch, null, 2)}`,
    asTyped(['fix', 'apply-policy-patch', 'cooper-media', 'with', JSON.stringify(patch)]).slice('fix '.length),
    asTyped(['fix', 'apply-policy-patch', 'cooper-media', 'with', JSON.stringify(patch, null, 1)]).slice('fix '.length),
  ])('takes parameters as JSON: %s', (typed) => {
    expect(wishOf(typed).params).toEqual({ statement: null, before: null, after: [patch.after] });
  });

  it('reads what a shell made of quotes as it was meant', () => {
    const typed = asTyped(['fix', 'enable-access-logging', 'cooper-media', 'to=cooper-logs', 'prefix=a b/']);
    expect(wishOf(typed.slice('fix '.length)).params).toEqual({ to: 'cooper-logs', prefix: 'a b/' });
  });

  it('may stand in one pair of quotes, as a shell is given it', () => {
    const { remedy, target, params } = wishOf("'abort-incomplete-uploads cooper-media days=3'");
    expect([remedy.id, target.bucket, params]).toEqual(['abort-incomplete-uploads', 'cooper-media', { days: 3 }]);
  });

  it('may say who should own the bucket', () => {
    const { target, params } = wishOf('abort-incomplete-uploads --account 111122223333 cooper-media days=3');
    expect([target.bucket, target.account, params]).toEqual(['cooper-media', '111122223333', { days: 3 }]);
  });

  it('of a whole account names it by its 12 digits', () => {
    const { target } = wishOf('block-account-public-access 111122223333');
    expect(target).toMatchObject({ bucket: '', account: '111122223333' });
  });
});

describe('what is refused, and how to go on', () => {
  it.each<[string, string, RegExp]>([
    ['nothing at all', '', /^Say what to fix, and where\. .*The remedies are block-public-access, /],
    [
      'a remedy that there isn’t',
      'block-publik-access b',
      /no remedy called block-publik-access\. Was it block-public-access\?/,
    ],
    ['something quite else', 'qqqqqqqqqqqqqqqqqqqq b', /no remedy called q+\. The remedies are /],
    ['no bucket', 'block-public-access', /^No bucket was named\. fix block-public-access <bucket>\.$/],
    ['no bucket, with its parameters', 'encrypt-with-kms', /fix encrypt-with-kms <bucket> key=/],
    [
      'one object',
      'block-public-access s3://cooper-media/a.txt',
      /not one object.*fix block-public-access cooper-media\.$/,
    ],
    [
      'an access point',
      'block-public-access arn:aws:s3:us-east-1:111122223333:accesspoint/reader',
      /^A remedy mends a bucket, not one object or an access point\. .*fix block-public-access <bucket>\.$/,
    ],
    ['an account’s name', 'block-account-public-access cooper-media', /12 digits/],
    ['an account that is too short', 'block-account-public-access 11112222333', /12 digits/],
    ['no account', 'block-account-public-access', /12 digits/],
    ['a word that is no parameter', 'abort-incomplete-uploads b-one soon', /^soon is no parameter\. .*name=value/],
    ['a parameter without a name', 'abort-incomplete-uploads b-one =3', /^=3 is no parameter/],
    ['a parameter that it hasn’t', 'abort-incomplete-uploads b-one hours=3', /has no parameter hours/],
    ['a parameter twice', 'abort-incomplete-uploads b-one days=3 days=4', /^days is given twice/],
    [
      'a value that it can’t be',
      'abort-incomplete-uploads b-one days=8',
      /days: .*fix abort-incomplete-uploads <bucket> \[days=/s,
    ],
    ['one that is missing', 'enable-access-logging b-one', /to=… is missing.*fix enable-access-logging <bucket> to=/],
    [
      'a parameter of an account’s',
      'block-account-public-access 111122223333 a=b',
      /fix block-account-public-access <account>\.$/,
    ],
    ['a prototype', 'block-public-access b-one __proto__=x', /no parameter __proto__/],
    ['JSON that is cut', 'apply-policy-patch b-one with {"after":}', /not JSON.*Copy it whole/],
    ['JSON that is no object', 'apply-policy-patch b-one with [1]', /is no parameter/],
  ])('%s', (_name, typed, said) => {
    expect(refusal(typed)).toMatch(said);
  });

  it('every remedy says how it is typed', () => {
    for (const { id, on } of remedies) {
      const said = refusal(`${id} ${on === 'bucket' ? 'b-one' : '111122223333'} nonsense=1`);
      expect(said).toContain(`fix ${id} <${on}>`);
    }
  });
});
