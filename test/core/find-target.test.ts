import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTarget } from '../../src/core/find-target.ts';
import { parseTarget } from '../../src/core/parse-target.ts';

it.each<[string, string]>([
  [
    'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::media/videos/a.mp4" because no identity-based policy allows it',
    'media videos/a.mp4',
  ],
  ['fatal error: cannot read s3://media/reports/a.csv: Access Denied', 'media reports/a.csv'],
  ['aws s3 cp s3://media/a.csv .', 'media a.csv'],
  ['It is at https://media.s3.amazonaws.com/a%20b.csv, since noon.', 'media "a b.csv"'],
  ['(see s3://media/a.csv)', 'media a.csv'],
  ['<https://media.s3.amazonaws.com/a>', 'media a'],
  ['see https://wiki.example.com/s3 and then s3://media/a', 'media a'],
  ['first s3://one/a then s3://two/b', 'one a'],
  ['s3a://media/part-0001', 'media part-0001'],
  ['is not authorized on resource: "arn:aws:s3:::media/q 3.pdf" because', 'media "q 3.pdf"'],
  ['<Error><Code>NoSuchKey</Code><Key>a/b c.csv</Key><BucketName>media</BucketName></Error>', 'media "a/b c.csv"'],
  ['<Error><Code>AccessDenied</Code><BucketName>media</BucketName></Error>', 'media'],
  ['<Error><Code>NoSuchKey</Code><Resource>/media/a.csv</Resource></Error>', 'media a.csv'],
  ['aws s3api get-object --bucket media --key a/b.csv out', 'media a/b.csv'],
  ['aws s3api head-object --key="a b.csv" --bucket=media', 'media "a b.csv"'],
])('%s', (text, words) => {
  expect(findTarget(text)).toBe(words);
});

it.each(['', 'the bucket media is broken', 'https://example.com/a', 's3://', 'arn:aws:iam::111122223333:user/ana'])(
  'nothing in %j',
  (text) => {
    expect(findTarget(text)).toBeNull();
  },
);

it('never breaks, and what it finds can be asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('s3://', 'arn:aws:s3:::', 'https://'), (text, start) => {
      const found = findTarget(start + text);
      expect(found === null || parseTarget(found).bucket !== '').toBe(true);
    }),
  );
});

/** Else the time grows with the square of the length, and everybody else waits. */
it('punctuation without end is looked through in one go', { timeout: 2_000 }, () => {
  expect(findTarget(`s3://media/${')'.repeat(100_000)}a`)).toBeNull();
});
