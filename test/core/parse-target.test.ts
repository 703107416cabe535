import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { parseTarget, targetWords } from '../../src/core/parse-target.ts';
import { type Target, target } from '../../src/core/target.ts';

const region = 'eu-west-1';
const key = 'videos/intro.mp4';

describe('a bucket, and a key if there is one', () => {
  it.each<[string, Partial<Target>]>([
    ['media', {}],
    ['media/', {}],
    ['"media"', {}],
    ['  media  ', {}],
    ['media videos/intro.mp4', { key }],
    ['media   videos/intro.mp4', { key }],
    ['media/videos/intro.mp4', { key }],
    ['"media" "a key.txt"', { key: 'a key.txt' }],
    ["media 'a key.txt'", { key: 'a key.txt' }],
    ['media a key.txt', { key: 'a key.txt' }],
    ['media/a key.txt', { key: 'a key.txt' }],
    ['"media/a key.txt"', { key: 'a key.txt' }],
    ['media "say ""hi"""', { key: 'say ""hi""' }],
    ['media "it\'s"', { key: "it's" }],
    ['media " a "', { key: ' a ' }],
    ['media//videos', { key: '/videos' }],
    ['media /videos', { key: '/videos' }],
    ['media videos//x', { key: 'videos//x' }],
    ['media ../up', { key: '../up' }],
    ['media a/./b/../c', { key: 'a/./b/../c' }],
    ['media 100%25.txt', { key: '100%25.txt' }],
    ['media a+b', { key: 'a+b' }],
    ['media a?versionId=x', { key: 'a?versionId=x' }],
    ['media two\nlines', { key: 'two\nlines' }],
    ['media <!channel>', { key: '<!channel>' }],
    ['media \u{202e}gnp.exe', { key: '\u{202e}gnp.exe' }],
    ['--account 111122223333 media videos/intro.mp4', { key, account: '111122223333' }],
    ['--account=111122223333 media', { account: '111122223333' }],
  ])('%j', (text, of) => {
    expect(parseTarget(text)).toEqual(target({ bucket: 'media', ...of }));
  });
});

describe('addresses', () => {
  it.each<[string, Partial<Target>]>([
    ['s3://media', {}],
    ['s3://media/', {}],
    ['s3://media/videos/intro.mp4', { key }],
    ['S3://media/videos/intro.mp4', { key }],
    ['s3a://media/videos/intro.mp4', { key }],
    ['s3n://media/videos/intro.mp4', { key }],
    ['"s3://media/a key.txt"', { key: 'a key.txt' }],
    ['s3://media/a key.txt', { key: 'a key.txt' }],
    ['s3://media//videos', { key: '/videos' }],
    ['s3://media/a%20b', { key: 'a%20b' }],
    [
      's3://media/a?versionId=3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY',
      { key: 'a', versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY' },
    ],
    ['arn:aws:s3:::media', {}],
    ['arn:aws:s3:::media/videos/intro.mp4', { key }],
    ['arn:aws-cn:s3:::media/a key', { key: 'a key' }],
    ['arn:aws-us-gov:s3:::media/*', { key: '*' }],
    ['https://media.s3.amazonaws.com/videos/intro.mp4', { key }],
    ['https://media.s3.eu-west-1.amazonaws.com/videos/intro.mp4', { key, region }],
    ['https://media.s3-eu-west-1.amazonaws.com/videos/intro.mp4', { key, region }],
    ['https://s3.eu-west-1.amazonaws.com/media/videos/intro.mp4', { key, region }],
    ['https://s3-eu-west-1.amazonaws.com/media', { region }],
    ['https://s3.amazonaws.com/media/videos/intro.mp4', { key }],
    ['https://s3-external-1.amazonaws.com/media/videos/intro.mp4', { key }],
    ['https://media.s3.dualstack.eu-west-1.amazonaws.com/videos/intro.mp4', { key, region }],
    ['https://s3.dualstack.eu-west-1.amazonaws.com/media', { region }],
    ['https://media.s3-fips.us-gov-west-1.amazonaws.com/a', { key: 'a', region: 'us-gov-west-1' }],
    ['https://s3-fips.dualstack.us-east-1.amazonaws.com/media', { region: 'us-east-1' }],
    ['https://media.s3-accelerate.amazonaws.com/videos/intro.mp4', { key }],
    ['https://media.s3-accelerate.dualstack.amazonaws.com/videos/intro.mp4', { key }],
    ['http://media.s3-website-eu-west-1.amazonaws.com/a', { key: 'a', region }],
    ['http://media.s3-website.eu-west-1.amazonaws.com/', { region }],
    ['https://bucket.vpce-1a2b3c4d-5e6f.s3.eu-west-1.vpce.amazonaws.com/media/a', { key: 'a', region }],
    ['https://media.bucket.vpce-1a2b3c4d-5e6f.s3.eu-west-1.vpce.amazonaws.com/a', { key: 'a', region }],
    ['https://media.s3.cn-north-1.amazonaws.com.cn/a', { key: 'a', region: 'cn-north-1' }],
    ['https://media.s3.eusc-de-east-1.amazonaws.eu/a', { key: 'a', region: 'eusc-de-east-1' }],
    ['http://localhost:4566/media/videos/intro.mp4', { key }],
    ['http://media.localhost:4566/videos/intro.mp4', { key }],
    ['http://127.0.0.1:9000/media', {}],
    ['https://media.s3.amazonaws.com/a/../b/./c', { key: 'a/../b/./c' }],
    ['https://media.s3.amazonaws.com//a', { key: '/a' }],
    ['https://media.s3.amazonaws.com/a%20b%2Bc', { key: 'a b+c' }],
    ['https://media.s3.amazonaws.com/a+b', { key: 'a b' }],
    ['https://media.s3.amazonaws.com/100%', { key: '100%' }],
    ['https://media.s3.amazonaws.com/a?versionId=v.1&x=2#frag', { key: 'a', versionId: 'v.1' }],
    ['"https://media.s3.amazonaws.com/a b"', { key: 'a b' }],
    ['https://media.s3.amazonaws.com/a please', { key: 'a' }],
    [
      'https://eu-west-1.console.aws.amazon.com/s3/buckets/media?region=eu-west-1&prefix=videos/&showversions=false',
      { region },
    ],
    ['https://s3.console.aws.amazon.com/s3/object/media?region=eu-west-1&prefix=videos%2Fintro.mp4', { key, region }],
    ['https://111122223333-ab12cd.eu-west-1.console.aws.amazon.com/s3/object/media?prefix=a', { key: 'a', region }],
    ['https://eu-west-1.console.aws.amazon.com/s3/bucket/media/property/policy/edit', { region }],
    ['https://s3.console.aws.amazon.com/s3/object/media?region=%3C!channel%3E&prefix=a', { key: 'a' }],
    ['--account 111122223333 https://media.s3.amazonaws.com/a', { key: 'a', account: '111122223333' }],
  ])('%s', (text, of) => {
    expect(parseTarget(text)).toEqual(target({ bucket: 'media', ...of }));
  });

  it('a bucket with dots is a bucket with dots', () => {
    expect(parseTarget('https://my.s3.logs.s3.eu-west-1.amazonaws.com/a')).toMatchObject({
      bucket: 'my.s3.logs',
      region,
    });
  });
});

describe('what can be no target is refused, with what to do instead', () => {
  it.each<[string, RegExp]>([
    ['', /No bucket was named.*Say a bucket/],
    ['   ', /No bucket was named/],
    ['s3://', /No bucket was named/],
    ['s3:///key', /No bucket was named/],
    ['arn:aws:s3:::', /No bucket was named/],
    ['""', /can't be a bucket|No bucket was named/],
    ['--account 111122223333', /No bucket was named/],
    ['--account 1111-2222-3333 media', /is not an AWS account id.*12 digits/],
    ['ab', /at least 3 characters/],
    [`${'a'.repeat(256)}`, /at most 63 characters/],
    ['<!channel>', /only letters, digits, dots, hyphens/],
    ['médias', /only letters, digits/],
    ['my-ap-abcdefghijklmnopqrstuvwxyz123-ext-s3alias', /alias of an access point.*Name the bucket behind it/],
    ['my-olap--ol-s3', /Object Lambda/],
    ['mfzwi23gnjvgw.mrap', /Multi-Region Access Point/],
    ['media--use1-az4--x-s3 key', /directory bucket/],
    ['tables--table-s3', /table bucket/],
    ['arn:aws:s3:us-east-1:111122223333:accesspoint/ap', /not the ARN of a bucket.*of an access point looks like/],
    ['arn:aws:s3::111122223333:accesspoint/x.mrap', /not the ARN of a bucket/],
    ['arn:aws:iam::111122223333:role/reader', /not the ARN of a bucket/],
    ['https://ap-111122223333.s3-accesspoint.us-west-2.amazonaws.com/a', /address is an access point/],
    ['https://accesspoint.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com/ap/a', /address is an access point/],
    ['https://ap-1.accesspoint.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com/a', /address is an access point/],
    ['https://x.mrap.accesspoint.s3-global.amazonaws.com/a', /Multi-Region Access Point/],
    ['https://media--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/a', /directory bucket/],
    ['https://111122223333.s3-control.us-east-1.amazonaws.com/v20180820', /S3 Control/],
    ['https://d111111abcdef8.cloudfront.net/a', /not an address of S3's.*CDN/],
    ['https://s3.amazonaws.com.evil.example/media/a', /not an address of S3's/],
    ['https://s3.amazonaws.com/', /not an address of S3's/],
    ['media \u{d800}x', /not legal Unicode/],
  ])('%j', (text, message) => {
    expect(() => parseTarget(text)).toThrow(Refusal);
    expect(() => parseTarget(text)).toThrow(message);
  });

  it.each(['x'.repeat(3_000), `arn:aws:iam::${'x'.repeat(3_000)}`, `--account ${'9'.repeat(3_000)} media`])(
    'says nothing longer than a person reads',
    (text) => {
      expect(answerTo(text)).toBeInstanceOf(Refusal);
      expect(String(answerTo(text)).length).toBeLessThan(500);
    },
  );
});

describe('keys are counted in bytes', () => {
  it('1,024 bytes of Unicode are a key', () => {
    expect(parseTarget(`media ${'é'.repeat(512)}`).key).toHaveLength(512);
  });

  it('1,025 are not', () => {
    expect(() => parseTarget(`media ${'é'.repeat(512)}x`)).toThrow(/1025 bytes, and S3 allows 1024/);
  });
});

const any = (characters: string) => fc.constantFrom(...characters.split(''));
const plain = 'abcdefghijklmnopqrstuvwxyz0123456789';
const bucket = fc
  .tuple(any(plain), fc.string({ unit: any(`${plain}-._A`), minLength: 1, maxLength: 20 }), any(plain))
  .map((parts) => parts.join(''));
const keys = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({ unit: any('ab /"\'?%+=&.\\\n\t\u{a0}#<>'), minLength: 1, maxLength: 12 }),
);
const anyTarget = fc.record({
  bucket,
  key: fc.option(keys),
  versionId: fc.option(fc.string({ unit: any('aZ09._-'), minLength: 1 })),
  account: fc.option(fc.constantFrom('111122223333')),
  region: fc.option(fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1')),
  accessPoint: fc.constant(null),
});

it('reads back what it writes, for any target', () => {
  fc.assert(
    fc.property(anyTarget, (one) => {
      expect(parseTarget(targetWords(one))).toEqual(one);
    }),
    { numRuns: 1_000 },
  );
});

it('answers or refuses whatever is typed, and never breaks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const answer = answerTo(text);
      expect(answer instanceof Refusal || typeof answer === 'string').toBe(true);
    }),
  );
});

function answerTo(text: string): unknown {
  try {
    return targetWords(parseTarget(text));
  } catch (error) {
    return error;
  }
}

describe('options', () => {
  it.each([
    ['--account 111122223333 logs a.csv'],
    ['logs a.csv --account 111122223333'],
    ['logs a.csv --account=111122223333'],
  ])('%s says who should own the bucket', (text) => {
    expect(parseTarget(text)).toMatchObject({ bucket: 'logs', key: 'a.csv', account: '111122223333' });
  });

  it.each(['logs --jsno', '--region eu-west-1 logs', 'logs a.csv --as=x'])(
    '%s is refused: it is no part of a key',
    (text) => {
      expect(() => parseTarget(text)).toThrow(/There is no option --(jsno|region|as)/);
    },
  );

  it('a key that looks like an option is one in quotes', () => {
    expect(parseTarget('logs "--jsno"')).toMatchObject({ bucket: 'logs', key: '--jsno' });
    expect(targetWords(parseTarget('logs "--jsno"'))).toBe('logs "--jsno"');
  });

  it('an account without its number is said to be missing', () => {
    expect(() => parseTarget('logs --account')).toThrow('is not an AWS account id');
  });
});
