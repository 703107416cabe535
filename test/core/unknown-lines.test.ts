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

it('gathers what permissions hide into one line, each permission once', () => {
  expect(
    told(
      one('policy', 'denied', ['s3:GetBucketPolicy']),
      one('encryption', 'denied', ['s3:A']),
      one('kmsKey', 'denied', ['s3:A']),
    ),
  ).toEqual(['Cooper may not look at policy, encryption and kmsKey. It would need s3:GetBucketPolicy and s3:A.']);
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
