import { describe, expect, it } from 'vitest';
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

describe('a document that Cooper does not change', () => {
  const place = { is: 'inline', of: 'role', owner: 'app', name: 'read' } as const;
  const whole = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: `s3:${'x'.repeat(120)}` } } as const;
  const command = 'aws iam put-role-policy --role-name app --policy-name read --policy-document file://policy.json';

  it('is shown whole, in lines that can be copied, with the command that puts it', () => {
    const lines = shown(null, { patch: { ...patch, whole, place } }).split('\n');
    expect(lines).toContain(`          ${command}`);
    const from = lines.findIndex((line) => line.includes('The document as it should be:'));
    const document = lines.slice(from + 1).join('\n');
    expect(JSON.parse(document)).toEqual(whole);
  });

  it('is not shown where it holds what looks like a secret', () => {
    const text = shown(null, { patch: { ...patch, whole: null, place } });
    expect(text).toContain(command);
    expect(text).toContain('what looks like a secret');
    expect(text).not.toContain('as it should be:');
  });

  it('is shown without a command where nobody may put it', () => {
    const text = shown(null, { patch: { ...patch, whole, place: null } });
    expect(text).not.toContain('put ');
    expect(text).toContain('The document as it should be:');
  });
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
