import { readFileSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerName } from '../../src/analyzers/access/report/layer-names.ts';
import { awsFor } from '../../src/aws/clients.ts';
import { ask } from '../asking.ts';
import { type ReportJson, reportJson } from '../../src/core/report-json.ts';
import type { PolicyDocument } from '../../src/core/settings.ts';
import { explicitDenial } from '../../src/sandbox/aws/denial-text.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { readRolesOf, seedCase } from '../cases/world-of.ts';
import { besides, detours, keysOf, turned } from './read-policy-layers.ts';
import { type Asked, cooper, nobody, questions, world } from './read-policy-world.ts';

const published = JSON.parse(
  readFileSync(new URL('../../docs/read-policy-diagnose.json', import.meta.url), 'utf8'),
) as PolicyDocument;
const actions = [published.Statement].flat().flatMap(({ Action = [] }) => Action);
const names = Object.keys(questions) as readonly Asked[];

/** The clock stands still, so that only what is hidden makes a difference. */
const began = new Date();
const now = (): Date => began;

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({ now, seed: (state) => seedCase(state, { world, cooper }) });
});
afterAll(() => local.stop());

/** With clients of its own: nothing is remembered from one question to the next. */
async function answer(question: string): Promise<ReportJson> {
  const credentials = { accessKeyId: cooper.account, secretAccessKey: 'any' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles: readRolesOf(cooper) });
  try {
    return reportJson(await ask({ aws, now, log: pino({ level: 'silent' }) }, `diagnose ${question}`));
  } finally {
    aws.dispose();
  }
}

type Answers = Readonly<Record<Asked, ReportJson>>;

async function answersWithout(...hidden: readonly string[]): Promise<Answers> {
  without(...hidden);
  const all: [Asked, ReportJson][] = [];
  for (const name of names) all.push([name, await answer(questions[name])]);
  return Object.fromEntries(all) as unknown as Answers;
}

/** The world anew: what Cooper itself asks leaves traces in CloudTrail, too. */
function without(...hidden: readonly string[]): void {
  local.reset();
  const principal = `arn:aws:iam::${cooper.account}:user/admin`;
  for (const action of hidden) {
    const message = explicitDenial({ principal, action, resource: '*' }, 'identity-based policy');
    local.state.denials.push({ principal: '*', action, resource: '*', message, code: 'AccessDenied', status: 403 });
  }
}

const byName = (a: string, b: string): number => a.localeCompare(b);
const hiddenIn = ({ unknowns }: ReportJson): readonly string[] =>
  [...new Set(unknowns.map(({ what }) => what))].toSorted(byName);
const needsIn = ({ unknowns }: ReportJson): readonly string[] => unknowns.flatMap(({ needs }) => needs);
const certainIn = ({ causes = [] }: ReportJson): readonly string[] =>
  causes.filter(({ certainty }) => certainty === 'certain').map(({ id }) => id);

/** All that a program reads of the answer but some condition keys, and what it says of each action. */
const essence = ({ decision, causes, context = [], unknowns, verdict, sections }: ReportJson, but = /^$/) => ({
  decision,
  causes,
  context: context.filter(({ key }) => !but.test(key)),
  unknowns,
  verdict,
  actions: sections.filter((one) => one.is === 'table' && one.title === 'Every action that it needs'),
});

const ofEach = <T>(some: readonly Asked[], what: (name: Asked) => T): readonly (readonly [Asked, T])[] =>
  some.map((name) => [name, what(name)]);

let whole: Answers;
beforeAll(async () => {
  whole = await answersWithout();
});

describe('the published policy for a diagnosis', () => {
  it('has at most 40 actions, and each is accounted for here', () => {
    expect(actions.length).toBeLessThanOrEqual(40);
    const told = [turned, besides, detours].flatMap((one) => Object.keys(one));
    expect(told.toSorted(byName)).toEqual(actions.toSorted(byName));
  });

  it.each(names)('is enough: nothing of «%s» is unknown, and it is allowed', (name) => {
    expect([whole[name].decision, whole[name].unknowns]).toEqual(['allow', []]);
  });
});

describe('taken away', () => {
  it.each(Object.entries(turned))('%s hides exactly the layers that need it', async (action, rows) => {
    const answers = await answersWithout(action);
    const layersOf = (name: Asked) => (rows[name] ?? []).map(layerName).toSorted(byName);
    expect(ofEach(names, (name) => hiddenIn(answers[name]))).toEqual(ofEach(names, layersOf));

    const untouched = names.filter((name) => rows[name] === undefined);
    expect(ofEach(untouched, (name) => essence(answers[name], keysOf[action]))).toEqual(
      ofEach(untouched, (name) => essence(whole[name], keysOf[action])),
    );

    const touched = names.filter((name) => rows[name] !== undefined);
    expect(ofEach(touched, (name) => answers[name].decision)).toEqual(ofEach(touched, () => 'depends'));
    expect(ofEach(touched, (name) => needsIn(answers[name]).includes(action))).toEqual(ofEach(touched, () => true));
    const newlyCertain = touched.flatMap((name) =>
      certainIn(answers[name]).filter((id) => !certainIn(whole[name]).includes(id)),
    );
    expect(newlyCertain).toEqual([]);
  });

  it.each([...Object.entries(besides), ...Object.entries(detours)])('%s hides no layer: it is %s', async (action) => {
    const answers = await answersWithout(action);
    expect(ofEach(names, (name) => essence(answers[name]))).toEqual(ofEach(names, (name) => essence(whole[name])));
  });

  it.each(Object.keys(besides))('%s is missed when nobody in particular asks', async (action) => {
    without(action);
    expect(needsIn(await answer(nobody))).toContain(action);
  });

  it('organizations:ListParents hides the organization where DescribeAccount does not answer', async () => {
    without('organizations:ListParents');
    local.state.faults.push({ match: { operation: 'DescribeAccount' }, do: { status: 500 } });
    const { decision, unknowns } = await answer(questions.read);
    expect(decision).toBe('depends');
    expect(unknowns.map(({ what, needs }) => [what, needs])).toEqual(
      (['scp', 'rcp'] as const).map((layer) => [layerName(layer), ['organizations:ListParents']]),
    );
  });
});
