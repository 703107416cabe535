import { noSuchChange } from '../changes/gate.ts';
import { viewOf } from '../changes/outbox.ts';
import { recordViewed } from '../changes/record.ts';
import { type Change, type ChangeState, changeStates, isOpen } from '../core/change.ts';
import { type ChangeView, stateWords, verbs } from '../core/change-view.ts';
import { Refusal } from '../core/errors.ts';
import { firstPiece } from '../core/quoted.ts';
import type { Report, Section } from '../core/report.ts';
import { code, words } from '../core/words.ts';
import { listChanges } from '../store/changes.ts';
import { readLockdown } from '../store/lockdown.ts';
import type { Db } from '../store/open.ts';
import type { ChangeDeps } from '../changes/deps.ts';
import { changeReport } from './change-report.ts';
import { changingOf } from './changing.ts';
import type { Command } from './command.ts';

const most = 50;

/** What was asked for, approved and done. Only looks: acts are buttons in Slack, and typed answers in a terminal. */
export const changes: Command = {
  name: 'changes',
  usage: '[open|all|<bucket>] | show <id>',
  summary:
    'Which changes wait, which were made, by whom; or one of them, whole. In a terminal `cooper changes approve <id>` acts on one, and so do request, reject, cancel, retry, undo, again and break-glass.',
  examples: ['changes', 'changes all', 'changes cooper-media', 'changes show c1a2b3c4d5'],

  async run(deps, typed, asker) {
    const changing = await changingOf(deps);
    const { value: which, rest } = firstPiece(typed);
    if (verbs.some((verb) => verb === which)) throw rest === '' ? noId() : noAct(which, rest);
    const bare = { question: 'changes', asked: typed.trim(), target: null, at: deps.now().toISOString() };
    const empty = { warnings: [], sections: [], offers: [], unknowns: [] };
    if (which !== 'show') return { ...bare, ...empty, ...(await listed(changing, which)) };
    const view = await shown(changing, rest.trim());
    await recordViewed(changing, asker, view.change.id);
    return changeReport(view, { ...bare, ...empty });
  },
};

const noId = (): Refusal => new Refusal(words`Which change?`, words`${code('changes')} lists them with their ids.`);

/** Nobody acts by argument. */
const noAct = (verb: string, id: string): Refusal =>
  new Refusal(
    words`${code(`changes ${verb}`)} is no question.`,
    words`In Slack, press the button of the change; in a terminal, type ${code(`cooper changes ${verb} ${id.slice(0, 40)}`)}.`,
  );

async function shown({ store }: ChangeDeps, id: string): Promise<ChangeView> {
  if (id === '') throw noId();
  const view = await viewOf(store.db, id);
  if (view === null) throw noSuchChange(id);
  return view;
}

const open: readonly ChangeState[] = ['pending', 'approved', 'applying', 'unknown', 'applied'];

/** What may be tried again waits too. Looked for apart: what failed for good must not push out what waits. */
async function underWay(db: Db): Promise<readonly Change[]> {
  const waiting = await listChanges(db, { states: open, most });
  const failed = await listChanges(db, { states: ['failed'], most });
  const all = [...waiting, ...failed.filter(isOpen)];
  return all.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)).slice(0, most);
}

async function listed(deps: ChangeDeps, which: string): Promise<Pick<Report, 'verdict' | 'sections'>> {
  const { db } = deps.store;
  const byBucket = !['', 'open', 'all'].includes(which);
  const all =
    which === 'all' || byBucket
      ? await listChanges(db, { states: changeStates, most, ...(byBucket && { bucket: which }) })
      : await underWay(db);
  const lockdown = (await readLockdown(db)) === null ? [] : words` Cooper is locked down: nothing is applied.`;
  const text =
    all.length === 0
      ? none(which, byBucket)
      : words`${all.length === 1 ? 'One change' : `${all.length} changes`}${all.length === most ? ', the newest' : ''}.`;
  return {
    verdict: { is: 'note', text: [...text, ...lockdown], check: null },
    sections: all.length === 0 ? [] : [table(all)],
  };
}

const none = (which: string, byBucket: boolean) =>
  byBucket
    ? words`No change of ${code(which)} is known. ${code(`fix <remedy> ${which}`)} previews one.`
    : words`No change is under way. ${code('fix <remedy> <bucket>')} previews one; ${code('changes all')} lists past ones.`;

function table(all: readonly Change[]): Section {
  return {
    is: 'table',
    title: 'Changes, newest first',
    folded: false,
    columns: ['Id', 'State', 'What', 'Where', 'Asked by', 'Created (UTC)'].map((name) => ({ name, align: 'left' })),
    rows: all.map(({ id, state, remedy, place, requesterPerson, createdAt }) => [
      id,
      stateWords[state].word,
      remedy.title,
      place.bucket ?? `account ${place.account}`,
      requesterPerson,
      createdAt.slice(0, 16).replace('T', ' '),
    ]),
  };
}
