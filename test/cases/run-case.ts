import pino from 'pino';
import { awsFor } from '../../src/aws/clients.ts';
import { ask } from '../asking.ts';
import { type ReportJson, reportJson } from '../../src/core/report-json.ts';
import { startLocalAws } from '../../src/sandbox/aws/server.ts';
import { type EndToEndCase, questionOf } from './end-to-end.ts';
import { readRolesOf, seedCase } from './world-of.ts';

/** Ask Cooper about a situation, over HTTP, in a local AWS of its own. */
export async function runCase(one: EndToEndCase): Promise<ReportJson> {
  const local = await startLocalAws({ seed: (state) => seedCase(state, one) });
  const credentials = { accessKeyId: one.cooper.account, secretAccessKey: 'any' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles: readRolesOf(one.cooper) });
  try {
    const deps = { aws, now: () => new Date(), log: pino({ level: 'silent' }) };
    return reportJson(await ask(deps, `diagnose ${questionOf(one.ask)}`));
  } finally {
    aws.dispose();
    await local.stop();
  }
}

/** What of the expectation the answer misses; empty when it holds. */
export function misses({ expect: wanted }: EndToEndCase, { causes = [], decision }: ReportJson): readonly string[] {
  const [first] = causes;
  const ids = causes.map(({ id }) => id);
  const expectations: readonly (readonly [string, boolean])[] = [
    [`cause: ${ids.join(' ')}`, namesFirst(wanted.cause, ids)],
    [`decision: ${decision}`, wanted.decision === undefined || wanted.decision.includes(decision ?? 'depends')],
    [`fixer: ${first?.fixer.join(' ')}`, wanted.fixer === null || first?.fixer.includes(wanted.fixer) === true],
    [`certainty: ${first?.certainty}`, wanted.certainty === undefined || first?.certainty === wanted.certainty],
    ...wanted.also.map((id) => [`also: ${id}`, ids.includes(id)] as const),
  ];
  return expectations.filter(([, holds]) => !holds).map(([text]) => text);
}

/** X00 is the verdict that there is no cause. */
const namesFirst = (wanted: readonly string[], [first]: readonly string[]): boolean =>
  first === undefined ? wanted.includes('X00') : wanted.includes(first);
