import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseErrorText, saidIn } from '../../../../src/analyzers/access/error-text/index.ts';
import { type ErrorInput, type ErrorText, policyTypes } from '../../../../src/analyzers/access/error-text/types.ts';

interface Case {
  readonly id: string;
  readonly note: string;
  readonly input: ErrorInput;
  readonly expected: ErrorText;
}

const casesIn = (file: string): readonly Case[] =>
  readFileSync(`test/cases/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);

/** The first was written together with the code; the others from AWS's pages and people's pastes, without looking at it. */
describe.each([
  ['error-messages.jsonl', 200],
  ['error-messages-field.jsonl', 400],
  ['error-messages-second.jsonl', 400],
])('%s', (file, least) => {
  const cases = casesIn(file);

  it('has enough cases, each with an id of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it.each(cases)('$id: $note', ({ input, expected }) => {
    expect(parseErrorText(input)).toEqual(expected);
  });
});

it('the code and the status that were pasted come along for whoever compares causes', () => {
  expect(
    saidIn({ message: 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied' }),
  ).toMatchObject({
    cause: 'X02',
    code: 'AccessDenied',
    status: null,
  });
});

/** Pieces of real errors, so that arbitrary texts come near to them. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'User: ',
    'arn:aws:iam::1:user/a',
    ' is not authorized to perform: s3:GetObject',
    ' on resource: "',
    '" because no ',
    'identity-based policy',
    ' allows the ',
    ' with an explicit deny in a ',
    ', with policy ARN: ',
    '<Error><Code>',
    '</Code>',
    '{"errorCode":"',
    '"}',
    '&#x110000;',
    '\\u0022',
    'An error occurred (',
    ') when calling the ',
    ' operation: ',
    '__proto__',
  ),
);

describe('any text', () => {
  it('is answered with allowed values, and never breaks it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { effect, policyType, cause, policyArn } = parseErrorText({ message: pieces.join('') });
        expect([null, 'explicit', 'implicit']).toContain(effect);
        expect([null, ...policyTypes]).toContain(policyType);
        expect(cause ?? 'A01').toMatch(/^[A-GX]\d\d$/);
        expect(policyArn ?? 'arn:').toMatch(/^arn:/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('any code, status and operation too', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.string(), fc.string(), (code, status, operation, message) => {
        expect(parseErrorText({ code, status, operation, message })).toHaveProperty('cause');
      }),
    );
  });

  /** Else the time grows with the square of the length, and everybody else waits. */
  it.each<[string, string]>([
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['User:', 'User: '],
    ['on resource:', 'is not authorized to perform: s3:A on resource: "'],
    ['names', 'S3: a, '],
    ['opened tags', '<Code>'],
    ['listed items', '<li>Code: '],
    ['braces', '{"a":'],
    ['brackets', '['],
    ['certificates', 'certificate '],
    ['blocked', 'public ACLs blocked SSE-C '],
    ['deny', 'explicit deny in a '],
    ['because no', 'because no '],
    ['keys', 'kms key/a '],
    ['letters', 'Aa'],
    ['digits', '403'],
    ['ampersands', '&amp;'],
    ['ends', ')]>.'],
    ['insufficient', 'insufficient '],
    ['encoded spaces', '%20'],
    ['log times', ' bucket [06/Oct/2026:00:00:38 +0000] '],
    ['pages', '403 Forbidden Code: A '],
    ['not authorized', 'not authorized '],
  ])('100 kB of %s are looked through in one go', { timeout: 3_000 }, (_name, text) => {
    expect(parseErrorText({ message: text.repeat(100_000 / text.length) })).toHaveProperty('cause');
  });
});
