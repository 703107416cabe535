import type { Arguments } from './arguments.ts';
import type { Dict } from '../json.ts';
import type { Sandbox } from '../sandbox.ts';

/** One method of the Web API. Its scopes, tier and errors are those of its reference page on docs.slack.dev. */
export interface Method {
  readonly name: string;
  /** Any one of these is enough; empty: none is needed. */
  readonly scopes: readonly string[];
  /** Calls per minute, from the rate limit tiers; `post` is chat.postMessage's one a second and channel. */
  readonly perMinute: number | 'post';
  /** Which kind of token it takes; `bot` unless said. */
  readonly token?: 'app';
  /** The answer without `ok`. Throws SlackError. */
  run(sandbox: Sandbox, args: Arguments): Dict;
}

/** «Rate limits»: tiers 1 to 4. */
export const tier = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
