import { expect, it } from 'vitest';
import { evidenceLine } from '../../src/core/evidence-line.ts';

const statement = { document: 'the bucket policy of logs', arn: null, statement: 2, sid: 'TlsOnly', effect: 'Deny' };
const tls = { operator: 'Bool', key: 'aws:SecureTransport', wanted: ['false'], seen: ['false'], status: 'known' };

it.each<[string, unknown, string]>([
  [
    'a statement',
    { ...statement, failedOn: null, conditions: [] },
    'statement 2 (TlsOnly) of the bucket policy of logs · Deny',
  ],
  [
    'one without a Sid that speaks of others',
    { ...statement, sid: null, effect: 'Allow', failedOn: 'Resource' },
    'statement 2 of the bucket policy of logs · Allow · does not match by its Resource',
  ],
  [
    'its condition, and what the request has',
    { ...statement, conditions: [tls] },
    'statement 2 (TlsOnly) of the bucket policy of logs · Deny · aws:SecureTransport Bool false, the request has false',
  ],
  [
    'what is only assumed of the request',
    { ...statement, conditions: [{ ...tls, status: 'assumed', seen: null }] },
    'statement 2 (TlsOnly) of the bucket policy of logs · Deny · aws:SecureTransport Bool false, the request has no such key (assumed)',
  ],
  [
    'what nobody knows of the request',
    { ...statement, conditions: [{ ...tls, status: 'unknown', seen: null }] },
    'statement 2 (TlsOnly) of the bucket policy of logs · Deny · aws:SecureTransport Bool false, not known of the request',
  ],
  [
    'a document that is silent',
    { document: 'the bucket policy of logs', allows: false },
    'the bucket policy of logs · no statement allows it',
  ],
])('tells %s', (_what, saw, line) => {
  expect(evidenceLine({ call: 'GetBucketPolicy', saw })).toBe(line);
});

it.each<[string, unknown, string]>([
  ['fields', { IsPublic: true, Owner: null, Count: 3 }, 'X · IsPublic: true · Count: 3'],
  ['lists', { statements: [1, 2], none: [] }, 'X · statements: 1, 2 · none: none'],
  ['a text', 'AccessDenied', 'X · AccessDenied'],
  ['nothing', null, 'X · null'],
  ['an empty answer', {}, 'X · nothing'],
])('tells %s without the punctuation of JSON', (_what, saw, line) => {
  expect(evidenceLine({ call: 'X', saw })).toBe(line);
});
