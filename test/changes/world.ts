import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { awsFor } from '../../src/aws/clients.ts';
import { makeWriter, type Writer } from '../../src/aws/writer.ts';
import type { ChangeDeps } from '../../src/changes/deps.ts';
import { parseRules, type Rules } from '../../src/changes/rules/config.ts';
import { awsDirectory, type Directory } from '../../src/changes/rules/directory.ts';
import { type Actor, type Asker, ourTeam } from '../../src/core/actor.ts';
import { words } from '../../src/core/words.ts';
import { role } from '../../src/sandbox/aws/services/iam/seed.ts';
import { bucket, type SeededBucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import { openStore } from '../../src/store/open.ts';

export const account = '111122223333';
const team = 'T0CASKWORKS';
const channel = 'C0PLATFORM0';

/** Low risk needs one, high risk two; marcus, noor and omar approve. */
export const twoPeople = `
admins: [marcus]
people:
  priya: { slack: U0PRIYA }
  marcus: { slack: U0MARCUS, aws: ['arn:aws:iam::${account}:user/marcus'] }
  noor: { slack: U0NOOR }
  omar: { slack: U0OMAR }
rules:
  - name: everything
    when: { class: [A, B] }
    ask: [everyone]
    approve: { by: [marcus, noor, omar, priya], count: 2 }
    break_glass: { by: [omar], post_to: C0SECURITY0 }
  - name: for good
    when: { class: C }
    approve: { by: [marcus, noor, omar], count: 2 }
security_channel: C0SECURITY0
`;

export interface World {
  readonly aws: LocalAws;
  readonly deps: ChangeDeps;
  /** Puts rules in force. */
  rule(text: string): void;
  stop(): Promise<void>;
}

export interface WorldOptions {
  readonly seed?: (state: State) => void;
  readonly databaseUrl?: string;
  /** Around the writer: to lose its answers, or to die in it. */
  readonly writer?: (writer: Writer) => Writer;
}

/** A local AWS, a store, and people; time runs fast. */
export async function startWorld({ seed, databaseUrl, writer = (own) => own }: WorldOptions = {}): Promise<World> {
  const aws = await startLocalAws({ seed: (state) => (roles(state), seed?.(state)) });
  const data = mkdtempSync(join(tmpdir(), 'cooper-changes-'));
  const log = pino({ level: 'silent' });
  const owner = 'test';
  const store = await openStore({ data, databaseUrl: databaseUrl ?? null, log, owner, works: false });
  const clients = awsFor({
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
  });
  const writeRoles = { [account]: `arn:aws:iam::${account}:role/CooperWrite` };
  let rules: Rules = parseRules(twoPeople, 'test');
  let made = 0;
  const deps: ChangeDeps = {
    aws: clients,
    writer: writer(makeWriter(clients, { writeRoles, externalId: null })),
    store,
    rules: () => rules,
    directory: {
      standing: (actor, fresh) => awsDirectory(rules, people).standing(actor, fresh),
      group: (id, fresh) => awsDirectory(rules, people).group(id, fresh),
    },
    auditKey: Buffer.alloc(32, 7),
    now: () => new Date(),
    newId: () => `test${(made += 1).toString().padStart(6, '0')}`,
    owner,
    log,
    timing: { lease: 2_000, consistency: 600, pollFirst: 20, pollLast: 100, sweep: 50, posting: 2_000 },
  };
  return {
    aws,
    deps,
    rule: (text) => void (rules = parseRules(text, 'test')),
    async stop() {
      await store.stop();
      clients.dispose();
      await aws.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function roles(state: State): void {
  role(state, { account, name: 'CooperWrite', description: 'Lets Cooper change what was approved' });
}

/** Everybody whose id begins as ours do is a full member; `S0BROKEN` can't be looked up. */
const people: Directory = {
  standing: async (actor) =>
    actor.is === 'slack' && actor.user.startsWith('U0') && [ourTeam, team].includes(actor.team)
      ? { is: 'member', name: actor.user.slice(2).toLowerCase() }
      : { is: 'refused', because: words`Guests and strangers may not do this.` },
  group: async (id) =>
    id === 'S0BROKEN'
      ? { is: 'failed', because: words`Slack does not answer.` }
      : { is: 'known', users: ['U0MARCUS', 'U0NOOR'], name: 's3-approvers' },
};

export const slackActor = (user: string): Actor => ({ is: 'slack', team, user: `U0${user.toUpperCase()}` });

export const asker = (user: string): Asker => ({
  actor: slackActor(user),
  origin: { face: 'slack', team, channel, thread: null },
});

/** As a bucket of long ago: nothing is blocked, ACLs work. */
export const old = (name: string, more: Partial<SeededBucket> = {}): SeededBucket => ({
  name,
  account,
  publicAccessBlock: null,
  ownershipControls: null,
  ...more,
});

export const withBuckets =
  (...buckets: readonly SeededBucket[]) =>
  (state: State): void => {
    for (const one of buckets) bucket(state, one);
  };
