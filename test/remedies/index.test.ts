import { describe, expect, it } from 'vitest';
import { readings } from '../../src/aws/readings.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { plain } from '../../src/core/words.ts';
import { remedies, remedyOf } from '../../src/remedies/index.ts';
import { planIn } from './model.ts';
import { withFact } from './promises.ts';
import { keyArn, logs } from './places.ts';
import { absent } from '../../src/core/fact.ts';

const required: Readonly<Record<string, JsonObject>> = {
  'encrypt-with-kms': { key: keyArn },
  'enable-access-logging': { to: logs },
  'apply-policy-patch': {
    statement: null,
    before: null,
    after: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
  },
};

describe.each(remedies)('$id', (remedy) => {
  it('is found by its id', () => {
    expect(remedyOf(remedy.id)).toBe(remedy);
  });

  it('reads what there is a reading for', () => {
    expect(readings.map(({ name }) => name)).toEqual(expect.arrayContaining([...remedy.reads]));
  });

  it('takes its parameters as it gave them', () => {
    const parsed = remedy.params.parse(required[remedy.id] ?? {});
    expect(remedy.params.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    expect(remedy.params.safeParse({ ...required[remedy.id], surprise: 1 }).success).toBe(false);
  });

  it('says things that are sentences', () => {
    const plan = planIn({}, remedy.id, { ...required[remedy.id] }, withFact('encryption', absent));
    const said = plan.is === 'steps' ? [...plan.loses, ...plan.notes, plan.undoLeaves ?? []] : [plan.because];
    for (const text of said.map(plain).filter((one) => one !== '')) expect(text).toMatch(/^[^a-z].*\.$/);
  });
});

it('there is no remedy of another name', () => {
  expect(remedyOf('format-disk')).toBeNull();
});
