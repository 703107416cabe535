import { again, undo } from '../changes/again.ts';
import { approve, breakGlass } from '../changes/approve.ts';
import type { ChangeDeps } from '../changes/deps.ts';
import { noSuchChange } from '../changes/gate.ts';
import { viewOf } from '../changes/outbox.ts';
import type { Proposed } from '../changes/propose.ts';
import { byAsker, recordAlone, recordViewed } from '../changes/record.ts';
import type { Done } from '../changes/act.ts';
import { request } from '../changes/request.ts';
import { retry } from '../changes/retry.ts';
import { cancel, reject } from '../changes/stop.ts';
import type { Act, Acted, Acting } from '../core/acting.ts';
import type { Change } from '../core/change.ts';
import type { ChangeView } from '../core/change-view.ts';
import { Refusal } from '../core/errors.ts';
import { withoutSecrets } from '../core/secrets.ts';
import { code, plain, type Words, words } from '../core/words.ts';
import { findChange } from '../store/changes.ts';
import { cardOf, wantCard } from '../store/outbox.ts';

/** What faces do with changes. Whatever is refused is recorded, with who tried. */
export function makeActing(changing: () => Promise<ChangeDeps>): Acting {
  return {
    async act(of) {
      const deps = await changing();
      try {
        return await acted(deps, of);
      } catch (error) {
        if (error instanceof Refusal) await refusedAct(deps, of, plain(error.because));
        throw error;
      }
    },
    view: async (id) => viewOf((await changing()).store.db, id),
    async refused({ asker, why, changeId }) {
      await recordAlone(await changing(), { by: byAsker(asker), event: 'refused.press', changeId, payload: { why } });
    },
    viewed: async ({ asker, changeId }) => recordViewed(await changing(), asker, changeId),
  };
}

function refusedAct(deps: ChangeDeps, { asker, verb, changeId, revision }: Act, why: string): Promise<void> {
  return recordAlone(deps, { by: byAsker(asker), event: `refused.${verb}`, changeId, payload: { revision, why } });
}

async function acted(deps: ChangeDeps, of: Act): Promise<Acted> {
  const change = await findChange(deps.store.db, of.changeId);
  if (change === null) throw noSuchChange(of.changeId);
  if (change.revision !== of.revision) throw outOfDate(change);
  const done = steps[of.verb];
  if (done !== undefined) return told(deps, of, await done(deps, change, of));
  return previewed(await (of.verb === 'undo' ? undo : again)(deps, change, of.asker));
}

/** What moves the change itself; undoing it and previewing it again make a new one. */
const steps: Readonly<Partial<Record<Act['verb'], (deps: ChangeDeps, change: Change, of: Act) => Promise<Done>>>> = {
  request,
  approve,
  reject,
  cancel,
  retry,
  'break-glass': (deps, change, of) => breakGlass(deps, change, { ...of, ...typedReason(of) }),
  async details(deps, change, { asker }) {
    await recordViewed(deps, asker, change.id);
    return { change, moved: false };
  },
};

function outOfDate({ id }: Change): Refusal {
  return new Refusal(
    words`This preview is out of date.`,
    words`${code(`changes show ${id}`)} shows the change as it is now.`,
  );
}

/** An emergency is explained, or it is none. */
function typedReason({ reason, ticket }: Act): { reason: string; ticket: string } {
  // Both are posted, and written down for good.
  const [why, where] = [withoutSecrets(reason?.trim() ?? '').text, withoutSecrets(ticket?.trim() ?? '').text];
  if (why.length < 10 || where === '')
    throw new Refusal(
      words`Break-glass needs a reason of at least ten letters, and a ticket.`,
      words`Write what is on fire, and where that is tracked.`,
    );
  return { reason: why.slice(0, 1_000), ticket: where.slice(0, 200) };
}

/** Nobody hears of it by itself: whoever asked must tell somebody. */
async function unheard({ store }: ChangeDeps, { change }: ChangeView): Promise<Words | null> {
  const card = await cardOf(store.db, change.id);
  const tell = words`Tell somebody who may approve it; in a terminal they type ${code(`cooper changes approve ${change.id}`)}.`;
  if (card === null) return words`No channel for requests is set in the rules, so nobody was told. ${tell}`;
  return card.channel.startsWith('D') ? words`Only you see the request here. ${tell}` : null;
}

const asides: Partial<Readonly<Record<Act['verb'], Words>>> = {
  request: words`Approval was requested already.`,
  approve: words`You approved this already; one person counts once.`,
  retry: words`It is being tried again already.`,
};

async function told(deps: ChangeDeps, { verb, changeId }: Act, { moved }: Done): Promise<Acted> {
  const { store } = deps;
  // What was done before is only shown anew.
  if (!moved) await store.transaction((trx) => wantCard(trx, changeId));
  const view = await viewOf(store.db, changeId);
  if (view === null) throw noSuchChange(changeId);
  const aside = verb === 'request' && moved ? await unheard(deps, view) : null;
  return { view, moved, aside: moved ? aside : (asides[verb] ?? null) };
}

/** A new draft, or why there is nothing to draft. */
function previewed(proposed: Proposed): Acted {
  switch (proposed.is) {
    case 'nothing':
      throw new Refusal(words`There is nothing to do: ${proposed.because}`, words`What was wanted is so already.`);
    case 'only shown':
      throw new Refusal(proposed.because, proposed.next);
    case 'draft':
      return { view: proposed.view, moved: true, aside: null };
  }
}
