import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  anyKey,
  basicActions,
  keysIn,
  spelledKey,
} from '../../../../src/analyzers/affected/simulation/places.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import { statementsOf } from '../../../../src/policy/statements.ts';
import { policyOf, publicRead } from '../../../facts.ts';

function only(but: Partial<PolicyStatement>) {
  const document = policyOf({ ...publicRead, ...but });
  const found = parsePolicy('test', document, 'resource');
  const [rule] = found.is === 'policy' ? found.policy.rules : [];
  const [statement] = statementsOf(document);
  if (rule === undefined || statement === undefined) throw new Error('no statement');
  return { rule, statement };
}

it.each([
  ['arn:aws:s3:::logs/*', ['*']],
  ['arn:aws:s3:::logs/in/*', ['in/*']],
  ['arn:aws:s3:::logs/a.csv', ['a.csv']],
  ['arn:aws:s3:::logs/home/${aws:username}/?', ['home/*/x']],
  ['arn:aws:s3:::lo*', ['*']],
  ['arn:aws:s3:::*/report.csv', ['report.csv']],
  ['*', ['*']],
  ['arn:aws:s3:::logs', []],
  ['arn:aws:s3:::other/*', []],
])('has a key of this bucket for %s', (Resource, keys) => {
  expect(keysIn(only({ Resource }).statement, 'logs').map(spelledKey)).toEqual(keys);
});

it('spells any key as a star', () => {
  expect(spelledKey(`in/${anyKey}`)).toBe('in/*');
});

describe('actions', () => {
  it('are always these', () => {
    expect(basicActions.map(({ name }) => name)).toEqual([
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
      's3:ListBucket',
    ]);
  });

  it.each<[string | readonly string[], readonly string[]]>([
    ['s3:*', []],
    ['s3:GetObject', []],
    [
      ['s3:getobject', 's3:REPLICATEOBJECT', 's3:GetBucketAcl'],
      ['s3:ReplicateObject', 's3:GetBucketAcl'],
    ],
    ['s3:GetBucketLog*', ['s3:GetBucketLogging']],
    ['ec2:*', []],
    ['s3:NoSuchAction', []],
  ])('and those that a statement names: %s', (Action, names) => {
    const { statement, rule } = only({ Action });
    expect(actionsIn(statement, rule).map(({ name }) => name)).toEqual(names);
  });
});
