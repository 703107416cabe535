import { expect, it } from 'vitest';
import type { Cause } from '../../../src/core/cause.ts';
import { causesLines } from '../../../src/terminal/sections/causes.ts';
import { cause } from '../../report.ts';

const look = { color: false, width: 100 };
const patch = {
  document: 'the bucket policy of logs',
  arn: null,
  layer: 'resource',
  statement: 2,
  before: {},
  after: {},
  diff: [
    { sign: '-', text: '"a": 1' },
    { sign: '+', text: '"a": 2' },
  ],
  probes: 1200,
  whole: { Statement: [] },
  place: { is: 'bucket', bucket: 'logs' },
} as const;
const shown = (said: string | null, ...causes: readonly Partial<Cause>[]) =>
  causesLines(look, { is: 'causes', title: 'Why', folded: false, causes: causes.map((but) => cause(but)) }, said).join(
    '\n',
  );

it('shows a cause with its evidence, who can put it right, what to do and the smallest change', () => {
  expect(shown(null, { patch }).trimEnd()).toBe(
    [
      '  ✗ The bucket policy explicitly denies it (D01, certain)',
      '    Statement 2 (TlsOnly) of the bucket policy of logs denies `s3:GetObject`.',
      '    seen  statement 2 (TlsOnly) of the bucket policy of logs · Deny · aws:SecureTransport Bool',
      '          false, the request has false (assumed)',
      '    who   the bucket owner',
      '    do    Exempt the principal.',
      '    fix   the bucket policy of logs: the smallest change, checked with 1200 requests around it',
      '          - "a": 1',
      '          + "a": 2',
    ].join('\n'),
  );
});

it('does not repeat the name that the verdict has said', () => {
  expect(shown('cause/D01')).toBe('');
  expect(shown('cause/D01', {})).not.toContain('explicitly denies it');
  expect(shown('cause/D01', {})).toContain('(D01, certain)');
});

it('marks what is only possible by another sign', () => {
  expect(shown(null, { certainty: 'possible' })).toContain('? The bucket policy explicitly denies it (D01, possible)');
});

it('names nobody where nobody has to do anything', () => {
  expect(shown(null, { fixers: [] })).not.toContain('who');
});
