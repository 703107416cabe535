import { expect, it } from 'vitest';
import { givenBy } from '../../../../src/analyzers/affected/simulation/given.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import { policyOf, publicRead } from '../../../facts.ts';

function given(Condition: NonNullable<PolicyStatement['Condition']>) {
  const found = parsePolicy('test', policyOf({ ...publicRead, Condition }), 'resource');
  const [rule] = found.is === 'policy' ? found.policy.rules : [];
  return rule === undefined ? null : givenBy(rule);
}

it.each<[string, NonNullable<PolicyStatement['Condition']>, unknown]>([
  [
    'one value of several',
    { StringEquals: { 'AWS:SourceVpce': ['vpce-1', 'vpce-2'] } },
    { 'aws:sourcevpce': ['vpce-1'] },
  ],
  ['an address of a range', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:sourceip': ['203.0.113.0'] }],
  [
    'a text for a pattern',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::lo?s*' } },
    { 'aws:sourcearn': ['arn:aws:s3:::loxsany'] },
  ],
  ['no such key', { Null: { 'aws:SourceVpce': 'true' } }, { 'aws:sourcevpce': null }],
  ['nothing, where any will do', { Null: { 'aws:SourceVpce': 'false' } }, {}],
  ['nothing for the connection, which is asked both ways', { Bool: { 'aws:SecureTransport': 'true' } }, {}],
  ['nothing for what it must not be', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, {}],
  ['nothing for a variable', { StringEquals: { 's3:prefix': '${aws:username}' } }, {}],
  ['nothing for an operator that nobody knows', { Later: { 'aws:x': '1' } }, {}],
])('makes up what a condition wants: %s', (_what, condition, want) => {
  expect(given(condition)).toEqual(want);
});
