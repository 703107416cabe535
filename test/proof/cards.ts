import { viewOf } from '../../src/changes/outbox.ts';
import { canonical } from '../../src/core/canonical.ts';
import type { Change } from '../../src/core/change.ts';
import type { Dict } from '../../src/sandbox/slack/json.ts';
import type { Post } from '../../src/sandbox/slack/state.ts';
import { toChannel } from '../../src/slack/changes/bound.ts';
import { card as drawn } from '../../src/slack/changes/card.ts';
import { verifyValue } from '../../src/slack/changes/signed-value.ts';
import { cardOf } from '../../src/store/outbox.ts';
import type { Evidence } from './evidence.ts';
import { linesOf } from './fleet.ts';
import type { Faults } from './model.ts';
import { buttonsOf, cardsOf, postsIn, press } from './person.ts';
import { until } from './watch.ts';
import { people, team } from './workplace.ts';
import type { World } from './world.ts';

/** The card of each change, as Slack has it, shows what the store says; there is one of it, or it is known why not. */
export async function shown(evidence: Evidence): Promise<Faults> {
  const faults = await Promise.all(evidence.changes.map((change) => shownCard(evidence, change)));
  return faults.flat();
}

async function shownCard({ world, schedule }: Evidence, { id, state }: Change): Promise<Faults> {
  const posts = cardsOf(world, schedule.channel, id);
  const stored = await cardOf(world.db, id);
  if (stored === null) return posts.length === 0 && state === 'draft' ? [] : [`${id} is ${state}, and has no card`];
  const post = posts.find(({ ts }) => ts === stored.ts);
  const view = await viewOf(world.db, id);
  if (post === undefined || view === null) return [`${id} is ${state}, and its card ${stored.ts} is not in Slack`];
  const wanted = drawn(view, { sign: (verb) => verb, id: 'id' });
  const [is, must] = [
    { text: post.text, blocks: meant(world, post, id) },
    { text: wanted.text, blocks: wanted.blocks.map(plain) },
  ];
  const differs =
    canonical(is) === canonical(must)
      ? []
      : [`${id} is ${state}, and its card says ${canonical(is)} instead of ${canonical(must)}`];
  const others = posts.filter((one) => one !== post);
  return [...differs, ...unexplained(world, id, posts), ...(await unanswered(world, others))];
}

/** Without what is new with every post: ids of blocks, and of a button's value all but what it means. */
const meant = (world: World, { blocks, channel }: Post, id: string): readonly unknown[] =>
  blocks.map((block) => plain(withVerbs(world, block, channel, id)));

function withVerbs({ signing }: World, block: Dict, channel: string, id: string): Dict {
  if (block['type'] !== 'actions') return block;
  const elements = (block['elements'] as readonly Dict[]).map((element) => {
    const verified = verifyValue(signing, String(element['value']), toChannel(team, channel));
    const isGood = verified.is === 'good' && verified.signed.changeId === id;
    return { ...element, value: isGood ? verified.signed.verb : 'not ours' };
  });
  return { ...block, elements };
}

const plain = (block: object): object => ({ ...block, block_id: '' });

interface Noted {
  readonly is: 'claimed' | 'sent' | 'answered' | 'recorded';
  readonly change: string;
  readonly ts?: string;
  readonly pid: number;
  readonly at: number;
}

/** Milliseconds that a process may need to hear what the store has answered. */
const hearing = 1_000;

/** Once it is written down where a card is, nobody sets out to post it a second time. */
function unexplained({ folder }: World, id: string, posts: readonly Post[]): Faults {
  if (posts.length <= 1) return [];
  const noted = linesOf<Noted>(`${folder}/posts.jsonl`).filter(({ change }) => change === id);
  const recorded = noted.find(({ is }) => is === 'recorded')?.at ?? Infinity;
  const again = noted.filter(({ is, at }) => is === 'claimed' && at > recorded + hearing);
  return again.length === 0 ? [] : [`${id} was posted again after its message was written down`];
}

/** A press on a message that is not the card any more is answered, whatever it asks for. */
async function unanswered(world: World, others: readonly Post[]): Promise<Faults> {
  const [old] = others;
  if (old === undefined) return [];
  const [user] = people.approvers;
  const button = buttonsOf(old).find(({ verb }) => verb === 'approve') ?? buttonsOf(old)[0];
  if (button === undefined) return [];
  const heard = () => postsIn(world, old.channel).filter(({ ephemeralTo }) => ephemeralTo === user).length;
  const views = () =>
    [...world.workspace().views.values()]
      .filter((view) => view.user === user)
      .map(({ id, hash }) => id + hash)
      .join();
  const [before, open] = [heard(), views()];
  for (let nth = 0; nth < 8; nth += 1) {
    await press(world, user, button);
    if (await until(() => heard() > before || views() !== open, 1_500)) return [];
  }
  return [`a press of ${button.verb} on an older message of ${button.changeId} was not answered`];
}
