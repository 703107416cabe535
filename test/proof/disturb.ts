import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';
import type { Event } from './schedule.ts';
import { nextDoom } from './coverage.ts';
import { people } from './workplace.ts';

type Disturbance = Extract<
  Event,
  { do: 'die' | 'kill' | 'pause' | 'break connections' | 'stall the store' | 'lockdown' }
>;

/** Something happens to the machines, not to one change. */
export type Disturb = (event: Disturbance) => Promise<void>;

export function disturbing(world: World): Disturb {
  const { fleet, pool } = world;
  let stalled = false;
  return async (event) => {
    switch (event.do) {
      case 'die':
        return fleet.doom(nextDoom(fleet.deaths(), fleet.pending(), event), event.process);
      case 'kill':
        return fleet.kill(event.process);
      case 'pause':
        return fleet.pause(event.process, event.ms);
      case 'break connections':
        await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofCooper}`);
        return;
      case 'stall the store':
        if (stalled) return;
        stalled = true;
        await stall(world, event.ms);
        stalled = false;
        return;
      case 'lockdown':
        return lockdown(world, event.ms);
    }
  };
}

/** An admin goes on until it is over: the word may not reach anybody. */
async function lockdown({ slack, pool }: World, ms: number): Promise<void> {
  const say = (text: string) =>
    slack.act({ do: 'say', as: people.approvers[0], channel: 'C0PLATFORM0', threadTs: null, text });
  const isOn = async () => (await pool.query<{ on: boolean }>('select "on" from cooper.lockdown')).rows[0]?.on === true;
  await say('/s3 lockdown on a drill');
  for (let waited = 0; waited < 20_000 && !(await isOn()); waited += 250) await sleep(250);
  await sleep(ms);
  // The word may have been heard by somebody who stood still.
  for (let quiet = 0; quiet < 40; quiet += 1) {
    if (await isOn()) {
      await say('/s3 lockdown off');
      quiet = 0;
    }
    await sleep(500);
  }
}

const ofCooper = `application_name <> 'proof' and backend_type = 'client backend' and datname = current_database()`;

/** The server's side of every connection of Cooper stands still, with whatever locks it has. */
async function stall({ pool }: World, ms: number): Promise<void> {
  const { rows } = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where ${ofCooper}`);
  const all = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const { pid } of rows) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has gone meanwhile.
      }
    }
  };
  all('SIGSTOP');
  await sleep(ms);
  all('SIGCONT');
}
