import { pino } from 'pino';
import type { Deps } from '../../src/commands/deps.ts';
import { makeAnswers } from '../../src/slack/answers.ts';
import type { Desk } from '../../src/slack/desk.ts';
import { report } from './report.ts';

export const silent = pino({ level: 'silent' });

export const now = () => new Date('2026-11-22T03:00:00Z');

/** A desk where everybody may ask and every question has the same answer. */
export function makeDesk(with_: Partial<Desk> = {}): Desk {
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const deps: Deps = { aws: () => Promise.reject(new Error('no AWS here')), now, log: silent } as unknown as Deps;
  return {
    deps,
    ask: async () => report(),
    commands: [],
    people: { admit: async () => undefined },
    answers: makeAnswers({ now, newId }),
    changes: null,
    newId,
    log: silent,
    ...with_,
  };
}
