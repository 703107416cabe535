import { afterAll, beforeAll, expect, it } from 'vitest';
import { postAll } from '../../src/changes/outbox.ts';
import { words } from '../../src/core/words.ts';
import { addNote } from '../../src/store/notes.ts';
import { type Postgres, startPostgres } from '../store/postgres.ts';
import { type Driver, drive } from './driver.ts';
import { fakeSlack } from './fake-slack.ts';
import { old, startWorld, twoPeople, withBuckets, type World } from './world.ts';

let postgres: Postgres;
let world: World;
let of: Driver;

beforeAll(async () => {
  postgres = await startPostgres();
  world = await startWorld({ seed: withBuckets(old('pipe-1')), databaseUrl: await postgres.database() });
  of = drive(world);
});
afterAll(async () => {
  await world.stop();
  await postgres.stop();
});

const gone = { is: 'refused', why: 'message_not_found' } as const;

it('a card that somebody has deleted is posted anew while the change is open, and is let go of once it has ended', async () => {
  const view = await of.previewed('block-public-access pipe-1');
  await of.act(view, 'request', 'priya');
  const slack = fakeSlack({ is: 'posted', ts: 'm1' }, gone, { is: 'posted', ts: 'm2' }, gone);
  await postAll(world.deps, slack);
  await of.act(view, 'approve', 'marcus');
  await postAll(world.deps, slack);
  await postAll(world.deps, slack);
  expect(slack.said).toEqual(['post C0PLATFORM0 pending', 'update m1 pending', 'post C0PLATFORM0 pending']);
  await of.act(view, 'reject', 'noor');
  await postAll(world.deps, slack);
  await postAll(world.deps, slack);
  expect(slack.said.filter((text) => text.startsWith('post'))).toHaveLength(2);
});

it('a note that a channel refuses is told where requests are read', async () => {
  world.rule(`${twoPeople}requests: { channel: C0REQUESTS }\n`);
  const text = { words: words`Break-glass: look.` };
  await world.deps.store.transaction((trx) => addNote(trx, { key: 'n1', channel: 'C0SECURITY0', text }));
  const slack = fakeSlack({ is: 'refused', why: 'not_in_channel' });
  await postAll(world.deps, slack);
  await postAll(world.deps, slack);
  await postAll(world.deps, slack);
  const looks = slack.said.filter((said) => said.endsWith('look.'));
  expect(looks).toEqual(['note C0SECURITY0 Break-glass: look.', 'note C0REQUESTS Break-glass: look.']);
});
