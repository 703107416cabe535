import { setTimeout as sleep } from 'node:timers/promises';
import { apply, takeOver } from '../../changes/apply/apply.ts';
import type { ChangeDeps } from '../../changes/deps.ts';
import { noSuchChange } from '../../changes/gate.ts';
import { byAsker, recordAlone } from '../../changes/record.ts';
import { expire } from '../../changes/stop.ts';
import type { Asker } from '../../core/actor.ts';
import type { Acting } from '../../core/acting.ts';
import { isOpen } from '../../core/change.ts';
import type { ChangeView } from '../../core/change-view.ts';
import { liveWorkers } from '../../store/workers.ts';
import { ask } from '../ask.ts';
import { storedLog } from '../audit-log.ts';
import { changingOf } from '../changing.ts';
import type { Deps } from '../deps.ts';
import type { Service } from './service.ts';

/** A worker says every few seconds that it is there. */
const aliveMs = 10_000;
/** Whoever asks over the socket waits a minute at the most. */
const patienceMs = 50_000;
const pauseMs = 300;

/** Cooper in this very process, for one person. */
export function serviceHere(deps: Deps, acting: Acting, arn: string): Service {
  const asker: Asker = { actor: { is: 'aws', arn }, origin: { face: 'terminal' } };
  const db = async () => (await changingOf(deps)).store.db;
  const view = async (id: string) => {
    const found = await acting.view(id);
    if (found !== null) await acting.viewed({ asker, changeId: id });
    return found;
  };
  const read = { by: byAsker(asker), event: 'read.sensitive', changeId: null, payload: { what: 'audit log' } };
  return {
    ask: (text) => ask(deps, text, asker),
    view,
    act: (of) => acting.act({ ...of, asker, nonce: null, messageTs: null }),
    async settle(id) {
      if ((await view(id)) === null) throw noSuchChange(id);
      return settle(await changingOf(deps), acting, id);
    },
    audit: {
      head: async () => storedLog(await db()).head(),
      async rows(from) {
        if (from === 1) await recordAlone(await changingOf(deps), read);
        return storedLog(await db()).rows(from);
      },
    },
  };
}

/** Left to the workers where there are any; else this process does what they would. */
async function settle(deps: ChangeDeps, acting: Acting, id: string): Promise<ChangeView> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const view = await acting.view(id);
    if (view === null) throw noSuchChange(id);
    if (isSettled(view) || performance.now() > until) return view;
    const workers = await liveWorkers(deps.store.db, aliveMs);
    if (workers.length === 0) await worked(deps, view);
    await sleep(pauseMs);
  }
}

/** As a worker's sweep does, of this one change. */
async function worked(deps: ChangeDeps, { change: { id, state } }: ChangeView): Promise<void> {
  if (state !== 'approved' && state !== 'failed') {
    await takeOver(deps, id);
    return;
  }
  await apply(deps, id);
  await expire(deps, id);
}

/** What waits for a later hour is not waited for here. */
function isSettled({ change, lockdown }: ChangeView): boolean {
  const { state, notBefore } = change;
  if (!isOpen(change) || state === 'draft' || state === 'pending') return true;
  if (state !== 'approved' && state !== 'failed') return false;
  return lockdown || notBefore === null || Date.parse(notBefore) > Date.now() + 5_000;
}
