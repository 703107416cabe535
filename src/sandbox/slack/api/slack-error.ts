import type { Dict } from '../json.ts';

/** An error as the Web API answers it: `{ok: false, error, …}`. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
  readonly code: string;
  readonly more: Dict;

  constructor(code: string, more: Dict = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}
