import type { Asker } from '../core/actor.ts';
import { Refusal } from '../core/errors.ts';
import type { Report } from '../core/report.ts';
import { code, words } from '../core/words.ts';
import { makeBounded } from './bounded.ts';
import { names } from './names.ts';

/** An answer that was given, so that its buttons mean something. */
export interface Given {
  readonly report: Report;
  readonly asker: Asker;
}

export interface Answers {
  /** Gives the id that the answer's buttons carry. It can't be guessed and says nothing. */
  keep(given: Given): string;
  /** Throws `Refusal` when the answer is gone, or is somebody else's. */
  find(id: string, user: string): Given;
}

const halfADay = 43_200_000;

/** In this process's memory: a restart forgets them, and a button says so. */
export function makeAnswers({ now, newId }: { now: () => Date; newId: () => string }): Answers {
  const given = makeBounded<Given>({ most: 500, ttl: halfADay, now });
  return {
    keep(answer) {
      const id = newId();
      given.set(id, answer);
      return id;
    },
    find(id, user) {
      const found = given.get(id);
      if (found === null) throw gone();
      if (!isOf(found.asker, user)) throw notYours();
      return found;
    },
  };
}

const isOf = ({ actor }: Asker, user: string): boolean => actor.is === 'slack' && actor.user === user;

const again = words`Ask again: ${code(`${names.command} diagnose <bucket> <key>`)}.`;

const gone = (): Refusal =>
  new Refusal(words`This answer is from before Cooper restarted, or more than twelve hours old.`, again);

const notYours = (): Refusal => new Refusal(words`This answer was given to somebody else.`, again);
