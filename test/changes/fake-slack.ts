import type { ChangeView } from '../../src/core/change-view.ts';
import type { Posted, Poster } from '../../src/core/poster.ts';
import { plain } from '../../src/core/words.ts';

/** A Slack that writes down what it is told. */
export interface FakeSlack extends Poster {
  /** `post C0 pending`, `update m1 verified`, `note U0 Hello.` */
  readonly said: string[];
  /** Those of posts and updates. */
  readonly views: ChangeView[];
  /** What happens while it is being told. */
  meanwhile: () => Promise<void>;
}

/** Answers these first, then that all was posted: as `m1`, `m2` … by how often it was told something. */
export function fakeSlack(...answers: readonly Posted[]): FakeSlack {
  const left = [...answers];
  const told = async (text: string): Promise<Posted> => {
    slack.said.push(text);
    const ts = `m${slack.said.length}`;
    const { meanwhile } = slack;
    await meanwhile();
    return left.shift() ?? { is: 'posted', ts };
  };
  const slack: FakeSlack = {
    said: [],
    views: [],
    meanwhile: async () => undefined,
    post({ channel, thread, view }) {
      slack.views.push(view);
      return told(`post ${channel}${thread === null ? '' : `/${thread}`} ${view.change.state}`);
    },
    update({ ts, view }) {
      slack.views.push(view);
      return told(`update ${ts} ${view.change.state}`);
    },
    note: ({ channel, words }) => told(`note ${channel} ${plain(words)}`),
  };
  return slack;
}
