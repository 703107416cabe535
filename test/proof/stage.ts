import type { Post } from '../../src/sandbox/slack/state.ts';
import { botUser } from '../../src/sandbox/slack/workspace.ts';
import { type Disturb, disturbing } from './disturb.ts';
import { draftsFor, postsIn } from './person.ts';
import type { Schedule } from './schedule.ts';
import { startWatch, until, type Watch } from './watch.ts';
import { people } from './workplace.ts';
import type { World } from './world.ts';

/** What all schedules share. */
export interface Stage {
  readonly world: World;
  readonly watch: Watch;
  readonly disturb: Disturb;
  /** Counts what was written by hand, so that no two are alike. */
  readonly drifts: { nth: number };
  /** A card as it was when it was seen first. */
  firstSeen(card: Post): Post;
  /** Somebody asks until they are shown a draft that they have not seen, or until they tire; its id. */
  ask(schedule: Schedule, ms?: number): Promise<string>;
}

export function newStage(world: World): Stage {
  const watch = startWatch(world.pool);
  const first = new Map<string, Post>();
  return {
    world,
    watch,
    disturb: disturbing(world),
    drifts: { nth: 0 },
    firstSeen(card) {
      const key = `${card.channel} ${card.ts}`;
      const seen = first.get(key) ?? card;
      first.set(key, seen);
      return seen;
    },
    ask: (schedule, ms = tireless) => ask(world, schedule, ms),
  };
}

/** Milliseconds that people go on trying before something must be wrong. */
export const tireless = 150_000;

async function ask(world: World, schedule: Schedule, ms: number): Promise<string> {
  const { bucket, channel, asked, case: wanted } = schedule;
  const text = `fix ${wanted.remedy} ${bucket} ${wanted.params?.(bucket) ?? ''}`.trim();
  const said = asked === 'command' ? `/s3 ${text}` : `@Cooper ${text}`;
  const user = people.requester;
  const drafts = () => draftsFor(world, channel, user).map(({ changeId }) => changeId);
  const before = new Set(drafts());
  const news = () => drafts().find((id) => !before.has(id));
  for (const end = performance.now() + ms; performance.now() < end;) {
    const { all } = world.fleet.ended;
    const heard = answersIn(world, channel);
    await world.slack.act({ do: 'say', as: user, channel, threadTs: null, text: said });
    // Whoever was asked may have died; else there is an answer, if only that it went wrong.
    await until(() => news() !== undefined || answersIn(world, channel) > heard || world.fleet.ended.all > all, 20_000);
    if (await until(() => news() !== undefined, 2_000)) return news() ?? '';
  }
  throw new Error(`${bucket}: nobody was shown a draft of ${text}`);
}

/** What this person was told there, by Cooper or by Slack. */
function answersIn(world: World, channel: string): number {
  const told = world.slack.notices().filter((one) => one.channel === channel).length;
  return told + postsIn(world, channel).filter((post) => post.user === botUser.userId).length;
}
