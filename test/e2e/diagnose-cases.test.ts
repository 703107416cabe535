import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/analyzers/access/catalogue/index.ts';
import type { ReportJson } from '../../src/core/report-json.ts';
import { type EndToEndCase, endToEndCases } from '../cases/end-to-end.ts';
import { misses, runCase } from '../cases/run-case.ts';

/** Where AWS shows too little to tell, or the local AWS judges otherwise: what we say in their stead, and why. */
const elsewise: Readonly<Record<string, string>> = {
  // GetObjectAcl shows grants as they count, so an ignored one cannot be seen: the missing statement stands first.
  'e2e/D17/3': 'cause: D02 D17',
  // The CLI's copy calls GetObjectTagging itself, so nothing says that it is a companion.
  'e2e/C04/508': 'cause: C01',
  // The error has no time, so that the policy was replaced since cannot be told from a request without TLS.
  'e2e/C12/502': 'cause: E07',
  // What a managed policy that was handed in with the session says was not read.
  'e2e/C08/508': 'cause: X02; decision: depends; fixer: bucket-owner iam-admin',
  // AWS has refused it, and only the identity side is known to be silent.
  'e2e/C01/516': 'decision: implicit_deny',
};

const second = new URL('../cases/end-to-end-second.jsonl', import.meta.url);
const cases = [...endToEndCases(), ...endToEndCases(second)];
const answers = new Map<string, { readonly one: EndToEndCase; readonly said: ReportJson }>();

describe('situations, diagnosed over HTTP', () => {
  it.each(cases.map((one) => [one.id, one.note, one] as const))('%s: %s', async (id, _note, one) => {
    const said = await runCase(one);
    answers.set(id, { one, said });
    expect(misses(one, said).join('; ')).toBe(elsewise[id] ?? '');
  });
});

describe('all of them together', () => {
  it('are many, of most rows of the catalogue that configuration can show', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(answers.size).toBe(cases.length);
  });

  it('never say «allowed» where the truth is «denied»', () => {
    const wrong = [...answers.values()].filter(
      ({ one, said }) => said.decision === 'allow' && one.expect.decision?.includes('allow') === false,
    );
    expect(wrong.map(({ one }) => one.id)).toEqual([]);
  });

  it('name the exact cause first in 95 of 100, and among the first three in 99', () => {
    const ids = ({ said }: { readonly said: ReportJson }) => (said.causes ?? []).map(({ id }) => id);
    const wanted = [...answers.values()].filter(({ one }) => !one.expect.cause.includes('X00'));
    const first = wanted.filter((each) => each.one.expect.cause.includes(ids(each)[0] ?? ''));
    const three = wanted.filter((each) => each.one.expect.cause.some((id) => ids(each).slice(0, 3).includes(id)));
    expect(first.length / wanted.length).toBeGreaterThanOrEqual(0.95);
    expect(three.length / wanted.length).toBeGreaterThanOrEqual(0.99);
  });
});

it('at least 110 rows of the catalogue have a case of their own', () => {
  const files = ['end-to-end', 'end-to-end-second', 'error-messages-second', 'error-messages', 'error-messages-field'];
  const lines = files.flatMap((file) =>
    readFileSync(new URL(`../cases/${file}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
  const named = new Set(lines.flatMap((line) => [...line.matchAll(/"cause":\s*"([A-GX]\d\d)"/g)].map(([, id]) => id)));
  expect(catalogue.filter(({ id }) => named.has(id)).length).toBeGreaterThanOrEqual(110);
});
