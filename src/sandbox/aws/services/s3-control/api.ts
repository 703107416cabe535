import type { Answer, Call } from '../../service.ts';
import type { State } from '../../state.ts';

/** One operation of S3 Control, found by method and path. */
export interface Api {
  readonly method: string;
  readonly path: RegExp;
  readonly name: string;
  readonly action: string;
  run(asked: Asked): Answer;
}

interface Asked {
  readonly state: State;
  readonly call: Call;
  readonly account: string;
  readonly staleMs: number;
  /** What the path names. */
  readonly name: string;
}

export const answer = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body,
});
