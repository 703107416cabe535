import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { perSecond } from './rate.ts';
import type { PeerCase } from './peer-case.ts';

/**
 * Run by `npm exec` with the peer's package at hand, and never by Cooper: cases as JSON lines in, one line of numbers out.
 * Each policy is validated once, before the clock starts, as Cooper's are parsed before its own.
 */
interface Peer {
  readonly runSimulation: (simulation: unknown, options: object) => Promise<Outcome>;
}

type Outcome =
  | { readonly resultType: 'error' }
  | { readonly resultType: 'single' | 'wildcard'; readonly overallResult: string };

interface Documents {
  readonly createValidatedPolicy: (document: unknown, faultsOf: () => readonly string[]) => unknown;
}

const names: Readonly<Record<string, string>> = {
  Allowed: 'allow',
  ExplicitlyDenied: 'explicit_deny',
  ImplicitlyDenied: 'implicit_deny',
};

const scope = '@cloud-copilot';
const require = createRequire(installedAt());
const { runSimulation } = require(`${scope}/iam-simulate`) as Peer;
const { createValidatedPolicy } = require(`${scope}/iam-policy`) as Documents;

const input = await text(process.stdin);
const cases = input
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as PeerCase);

const answered: unknown[] = [];
const disagreed: string[] = [];
for (const { id, decision, simulation } of cases) {
  const outcome = await runSimulation(simulation, {});
  if (outcome.resultType === 'error') continue;
  if (names[outcome.overallResult] !== decision) disagreed.push(id);
  answered.push(validatedOnce(simulation));
}
const rate = answered.length > 0 ? await perSecond(answered, (simulation) => runSimulation(simulation, {})) : 0;
process.stdout.write(`${JSON.stringify({ answered: answered.length, disagreed, rate })}\n`);

/** `npm exec` tells where it put a package only by its place for executables, the first of PATH. */
function installedAt(): string {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, '..'));
  const place = places.find((one) => existsSync(join(one, scope, 'iam-simulate')));
  if (place === undefined) throw new Error('the peer is not installed');
  return join(place, 'peer.cjs');
}

/** The peer validates again on every call what is not marked as validated. */
function validatedOnce(simulation: object): object {
  return JSON.parse(JSON.stringify(simulation), (key, value: unknown) =>
    key === 'policy' || key === 'resourcePolicy' || key === 'sessionPolicy'
      ? createValidatedPolicy(value, () => [])
      : value,
  ) as object;
}
