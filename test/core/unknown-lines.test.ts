import { expect, it } from 'vitest';
import type { Unknown } from '../../src/core/finding.ts';
import { unknownLines } from '../../src/core/unknown-lines.ts';
import { plain } from '../../src/core/words.ts';

const one = (what: string, why: Unknown['why'], needs: readonly string[] = []): Unknown => ({
  what,
  why,
  because: [`${what} failed`],
  needs,
});
const told = (...unknowns: readonly Unknown[]) => unknownLines(unknowns).map(plain);

it('says nothing when everything was seen', () => {
  expect(told()).toEqual([]);
});

it('gathers what the same permission hides into one line, with what was answered', () => {
  expect(
    told(
      one('policy', 'denied', ['s3:GetBucketPolicy']),
      { ...one('encryption', 'denied', ['s3:A']), said: 'no role there' },
      { ...one('kmsKey', 'denied', ['s3:A']), said: 'no role there' },
    ),
  ).toEqual([
    'Cooper may not look at policy. It would need s3:GetBucketPolicy.',
    'Cooper may not look at encryption and kmsKey (no role there). It would need s3:A.',
  ]);
});

it('gives each failure its own reason, and the rest one line', () => {
  expect(
    told(one('boundary', 'depends'), one('acl', 'failed'), one('object', 'not read'), one('session policy', 'depends')),
  ).toEqual([
    'acl failed',
    'object failed',
    'Not judged, because it depends on who was refused and from where: boundary and session policy.',
  ]);
});
