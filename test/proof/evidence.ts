import type { Mutation } from '../../src/sandbox/aws/mutations.ts';
import type { LoggedCall } from '../../src/sandbox/aws/call-log.ts';
import type { AuditRow } from '../../src/core/audit-chain.ts';
import type { Change } from '../../src/core/change.ts';
import { changeStates } from '../../src/core/change.ts';
import { auditRows } from '../../src/store/audit.ts';
import { listChanges } from '../../src/store/changes.ts';
import type { Schedule } from './schedule.ts';
import type { World } from './world.ts';

/** Everything that is known of a schedule once it is over. */
export interface Evidence {
  readonly world: World;
  readonly schedule: Schedule;
  /** All changes of its bucket, oldest first. */
  readonly changes: readonly Change[];
  /** Of its buckets, in order; whoever made them. */
  readonly mutations: readonly Mutation[];
  /** What AWS was asked about its buckets, and for which sessions, in order. */
  readonly calls: readonly LoggedCall[];
  /** Of its changes, in order. */
  readonly audit: readonly AuditRow[];
}

export async function evidenceOf(world: World, schedule: Schedule, since: Date): Promise<Evidence> {
  const { bucket } = schedule;
  const found = await listChanges(world.db, { states: changeStates, bucket, most: 200 });
  const ids = new Set(found.map(({ id }) => id));
  const isOurs = (name: string | null) => name === bucket || name === `${bucket}-logs`;
  const { rows } = await world.pool.query<{ seq: number }>(
    'select seq from cooper.audit where change_id = any($1) order by seq',
    [[...ids]],
  );
  const first = Number(rows[0]?.seq ?? 1);
  const last = Number(rows.at(-1)?.seq ?? 0);
  const audit = await auditRows(world.db, first, Math.max(1, last - first + 1));
  return {
    world,
    schedule,
    changes: found.toReversed(),
    mutations: world.aws.mutations().filter((one) => isOurs(one.bucket)),
    calls: world.aws.calls({ since }).filter((call) => concerns(call, isOurs, ids)),
    audit: audit.filter(({ changeId }) => changeId !== null && ids.has(changeId)),
  };
}

function concerns(
  { resource, operation, parameters }: LoggedCall,
  isOurs: (name: string | null) => boolean,
  ids: ReadonlySet<string>,
): boolean {
  if (operation === 'AssumeRole') return ids.has(String(parameters['RoleSessionName']).replace(/^cooper-/, ''));
  const name = /^arn:aws:s3:::([^/]+)$/.exec(resource ?? '')?.[1] ?? null;
  return isOurs(name);
}

/** Of the change's own sessions. */
export const byChange = ({ mutations }: Evidence, { id }: Change): readonly Mutation[] =>
  mutations.filter(({ sessionName }) => sessionName === `cooper-${id}`);

/** Of nobody's session: the proof itself wrote. */
export const byOthers = ({ mutations }: Evidence): readonly Mutation[] =>
  mutations.filter(({ sessionName }) => sessionName === null);
