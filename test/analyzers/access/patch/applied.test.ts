import { expect, it } from 'vitest';
import { applied } from '../../../../src/analyzers/access/patch/applied.ts';
import type { PolicyDocument, PolicyStatement } from '../../../../src/core/settings.ts';

const one: PolicyStatement = { Sid: 'One', Effect: 'Allow', Action: '*', Resource: '*' };
const two: PolicyStatement = { ...one, Sid: 'Two' };
const three: PolicyStatement = { ...one, Sid: 'Three' };

const document = (...Statement: readonly PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

it.each<[string, PolicyDocument | null, number | null, unknown, PolicyDocument]>([
  ['adds a statement', document(one), null, two, document(one, two)],
  ['makes a document', null, null, one, document(one)],
  ['replaces a statement', document(one, two), 2, three, document(one, three)],
  ['puts the parts of one in its place', document(one, two), 1, [three, one], document(three, one, two)],
  ['takes a statement out', document(one, two), 1, null, document(two)],
  ['leaves a single statement without a list', { Statement: one }, 1, two, { Statement: two }],
  ['makes a list when there are more', { Statement: one }, null, two, { Statement: [one, two] }],
])('a patch %s', (_what, before, statement, after, wanted) => {
  expect(applied(before, { statement, after })).toEqual(wanted);
});
