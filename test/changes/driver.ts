import { S3Client } from '@aws-sdk/client-s3';
import { apply } from '../../src/changes/apply/apply.ts';
import { makeActing } from '../../src/commands/acting.ts';
import { fix } from '../../src/commands/fix.ts';
import type { Asker } from '../../src/core/actor.ts';
import type { Acting } from '../../src/core/acting.ts';
import type { ChangeView, Verb } from '../../src/core/change-view.ts';
import type { Report } from '../../src/core/report.ts';
import { plain } from '../../src/core/words.ts';
import type { Mutation } from '../../src/sandbox/aws/mutations.ts';
import { account, asker, type World } from './world.ts';

/** What people do with changes, in one process. */
export interface Driver {
  readonly acting: Acting;
  ask(words: string, who?: Asker): Promise<Report>;
  /** Throws where nothing was drafted. */
  previewed(words: string): Promise<ChangeView>;
  act(
    view: ChangeView,
    verb: Verb,
    user: string,
    more?: Partial<Parameters<Acting['act']>[0]>,
  ): ReturnType<Acting['act']>;
  approvedByTwo(words: string): Promise<ChangeView>;
  now(view: ChangeView): Promise<ChangeView>;
  applied(view: ChangeView): Promise<ChangeView>;
  mutations(bucket: string): readonly Mutation[];
  /** With somebody else's hands. */
  readonly s3: S3Client;
}

export function drive(world: World): Driver {
  const { deps, aws } = world;
  const acting = makeActing(async () => deps);
  const ask = (words: string, who: Asker = asker('priya')) =>
    fix.run({ aws: deps.aws, now: deps.now, log: deps.log, changing: async () => deps }, words, who);
  const previewed = async (words: string) => {
    const { change, warnings } = await ask(words);
    if (change === undefined || warnings.length > 0)
      throw new Error(`nothing was drafted: ${warnings.map(plain).join(' ')}`);
    return change;
  };
  const act: Driver['act'] = ({ change: { id: changeId, revision } }, verb, user, more = {}) => {
    const bare = { nonce: null, messageTs: null, reason: null, ticket: null };
    return acting.act({ ...bare, verb, changeId, revision, asker: asker(user), ...more });
  };
  const now: Driver['now'] = async ({ change: { id } }) => {
    const view = await acting.view(id);
    if (view === null) throw new Error('the change is gone');
    return view;
  };
  return {
    acting,
    ask,
    previewed,
    act,
    now,
    async approvedByTwo(words) {
      const view = await previewed(words);
      await act(view, 'request', 'priya');
      await act(view, 'approve', 'marcus');
      return (await act(view, 'approve', 'noor')).view;
    },
    async applied(view) {
      await apply(deps, view.change.id);
      return now(view);
    },
    mutations: (bucket) => aws.mutations({ bucket }),
    s3: new S3Client({
      endpoint: aws.url,
      forcePathStyle: true,
      region: 'us-east-1',
      credentials: { accessKeyId: account, secretAccessKey: 'x' },
    }),
  };
}
