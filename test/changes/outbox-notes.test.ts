import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { postAll } from '../../src/changes/outbox.ts';
import type { Posted } from '../../src/core/poster.ts';
import { words } from '../../src/core/words.ts';
import { addNote } from '../../src/store/notes.ts';
import { fakeSlack } from './fake-slack.ts';
import { onPostgres } from './on-postgres.ts';

const stage = onPostgres();
const by = (owner: string) => ({ ...stage.world.deps, owner });
const note = (key: string, text = 'Hello.') =>
  stage.world.deps.store.transaction((trx) => addNote(trx, { key, channel: 'C0', text: { words: words`${text}` } }));

describe('a note', () => {
  it('is said once for each key, also when it is added again after it was said', async () => {
    const slack = fakeSlack();
    await note('once');
    await note('once', 'Another text.');
    await postAll(stage.world.deps, slack);
    await note('once');
    await postAll(stage.world.deps, slack);
    expect(slack.said).toEqual(['note C0 Hello.']);
  });

  it.each<[string, Posted, number]>([
    ['is said again when its outcome is not known', { is: 'unknown', why: 'timeout' }, 2],
    ['is said later when Slack is busy', { is: 'limited', inMs: 1 }, 2],
    ['is said again when it is refused and nobody else can be told', { is: 'refused', why: 'is_archived' }, 2],
    ['that was said is not said again', { is: 'posted', ts: 'm1' }, 1],
  ])('%s', async (name, first, times) => {
    const slack = fakeSlack(first);
    await note(name);
    await postAll(stage.world.deps, slack);
    await stage.world.deps.store.db
      .updateTable('note')
      .set({ due_at: new Date(0) })
      .execute();
    await postAll(stage.world.deps, slack);
    expect(slack.said).toHaveLength(times);
  });

  it('is not said twice because Slack is slow and others wait behind it', async () => {
    for (let nth = 0; nth < 6; nth += 1) await note(`slow ${nth}`);
    const timing = { ...stage.world.deps.timing, posting: 2_000 };
    const slack = fakeSlack();
    slack.meanwhile = () => sleep(700);
    const first = postAll({ ...by('first'), timing }, slack);
    await sleep(2_300);
    await postAll({ ...by('second'), timing }, slack);
    await first;
    expect(slack.said).toHaveLength(6);
  });
});
