import { isOpen } from '../core/change.ts';
import type { ChangeView } from '../core/change-view.ts';
import type { Posted, Poster } from '../core/poster.ts';
import { code, type Words, words } from '../core/words.ts';
import { approvalsOf } from '../store/approvals.ts';
import { findChange } from '../store/changes.ts';
import { readLockdown } from '../store/lockdown.ts';
import type { Db } from '../store/open.ts';
import { addNote, claimNotes, type Note, noteDone, noteLater } from '../store/notes.ts';
import { moveCard, type Card, cardDead, cardGone, cardLater, cardPosted, claimCards } from '../store/outbox.ts';
import type { ChangeDeps } from './deps.ts';

const most = 20;

/** Everything that is known of a change, for people. */
export async function viewOf(db: Db, id: string): Promise<ChangeView | null> {
  const change = await findChange(db, id);
  if (change === null) return null;
  return { change, approvals: await approvalsOf(db, id), lockdown: (await readLockdown(db)) !== null };
}

/** Brings Slack to where the store is. A card shows the newest state, so what came between is never posted. */
export async function postAll(
  deps: Pick<ChangeDeps, 'store' | 'owner' | 'log' | 'timing' | 'rules'>,
  poster: Poster,
): Promise<void> {
  const { db } = deps.store;
  const { posting } = deps.timing;
  const cardsOurs = oursFor(posting);
  const cards = await claimCards(db, deps.owner, posting, most);
  await Promise.all(cards.map((card) => postCard(deps, poster, card, cardsOurs)));
  // All at once: one that waited for its turn could be somebody else's by then, and be said twice.
  const notesOurs = oursFor(posting);
  const notes = await claimNotes(db, deps.owner, posting, most);
  await Promise.all(notes.map((note) => postNote(deps, poster, note, notesOurs)));
}

/**
 * Whether there is time left of what was claimed just now, enough for a call to Slack. A process that stood still lets go
 * of it: somebody else may have posted it meanwhile.
 */
function oursFor(posting: number): () => boolean {
  const until = performance.now() + posting / 2;
  return () => performance.now() < until;
}

async function postNote(
  { store, owner, log, rules }: Pick<ChangeDeps, 'store' | 'owner' | 'log' | 'rules'>,
  poster: Poster,
  { id, channel, text, attempts }: Note,
  isOurs: () => boolean,
): Promise<void> {
  if (!isOurs()) return;
  const posted = await poster.note({ channel, words: text['words'] as unknown as Words });
  if (posted.is === 'posted') return noteDone(store.db, id, owner);
  if (posted.is === 'refused') {
    log.error({ note: id, channel, why: posted.why }, 'Slack refused a note, which nobody has read there');
    const elsewhere = rules().requestsChannel;
    if (elsewhere !== null && elsewhere !== channel)
      await store.transaction((trx) => addNote(trx, { key: `${id}, elsewhere`, channel: elsewhere, text }));
    // Nobody else can be told: whoever mends the channel within two days still hears of it.
    else if (attempts < 48) return noteLater(store.db, { id, owner, inMs: hour, why: posted.why });
    return noteDone(store.db, id, owner);
  }
  return noteLater(store.db, { id, owner, inMs: pauseOf(posted, attempts), why: whyOf(posted) });
}

/**
 * A first post whose outcome is not known is made again: the second message's buttons name the same change and revision,
 * so it is harmless. Where it is known, nothing is posted twice.
 */
async function postCard(
  { store, owner, log, rules }: Pick<ChangeDeps, 'store' | 'owner' | 'log' | 'rules'>,
  poster: Poster,
  card: Card,
  isOurs: () => boolean,
): Promise<void> {
  const view = await viewOf(store.db, card.changeId);
  if (view === null || !isOurs()) return;
  const { channel, thread, ts, changeId, wanted } = card;
  const posted =
    ts === null
      ? await poster.post({ channel, thread, view, outboxId: changeId })
      : await poster.update({ channel, ts, view });
  const of = { changeId, owner };
  if (posted.is === 'posted') return cardPosted(store.db, { ...of, posted: wanted, ts: posted.ts });
  log.warn({ change: changeId, posted }, 'a card could not be posted');
  if (posted.is === 'refused' && posted.why === 'message_not_found' && isOpen(view.change))
    return cardGone(store.db, of);
  if (posted.is === 'refused') return undeliverable({ store, owner, rules }, card, posted.why, view);
  return cardLater(store.db, { ...of, inMs: pauseOf(posted, card.attempts), why: whyOf(posted) });
}

/** Nobody sees the card there: it goes to the channel for requests, else whoever asked is told, so that nothing hangs. */
async function undeliverable(
  { store, owner, rules }: Pick<ChangeDeps, 'store' | 'owner' | 'rules'>,
  { changeId, channel, ts }: Card,
  why: string,
  { change }: ChangeView,
): Promise<void> {
  const elsewhere = rules().requestsChannel;
  if (elsewhere !== null && elsewhere !== channel && (await moveCard(store.db, { changeId, channel: elsewhere })))
    return;
  await cardDead(store.db, { changeId, owner, why });
  if (change.requester.is !== 'slack') return;
  const { user } = change.requester;
  const where = words`${code(`cooper changes show ${changeId}`)} shows it in a terminal.`;
  const text =
    ts === null
      ? words`Cooper could not post the request ${code(changeId)} where it was asked (${code(why)}). Invite Cooper there (${code('/invite @Cooper')}) and ask again; ${where}`
      : words`Cooper can't show in its message any more how ${code(changeId)} stands (${code(why)}): what it says there is out of date. ${where}`;
  await store.transaction((trx) =>
    addNote(trx, { key: `undeliverable ${changeId} ${channel}`, channel: user, text: { words: text } }),
  );
}

const hour = 3_600_000;

const pauseOf = (posted: Posted, attempts: number): number =>
  posted.is === 'limited' ? posted.inMs : Math.min(60_000, 500 * 2 ** Math.min(attempts, 7));

const whyOf = (posted: Posted): string => (posted.is === 'unknown' ? posted.why : posted.is);
