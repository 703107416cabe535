import { code, type Words, words } from '../../core/words.ts';
import { affected, evaluation, type Kind, nothingMet } from './meeting.ts';
import { actionsOf, names } from './readers-and-writers.ts';
import { keyOf } from './simulation/candidate.ts';
import type { Outcome, Transport } from './simulation/outcome.ts';

const connections: Readonly<Record<Exclude<Transport, 'HTTPS'>, Words>> = {
  'plain HTTP': words`whoever connects over plain HTTP`,
  'TLS 1.2': words`whoever connects with TLS ${code('1.2')} or older`,
};

/**
 * Who is refused only for how they connect: one line for all, because which of them do so nobody can see.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export const plainHttp: Kind = ({ comparison: { outcomes } }) => {
  const anyway = new Set(
    outcomes.filter(({ transport, turn }) => transport === 'HTTPS' && turn !== null).map(requestOf),
  );
  const over = (transport: keyof typeof connections) => {
    const turned = outcomes.filter((one) => one.transport === transport && one.turn !== null);
    const only = turned.filter((one) => !anyway.has(requestOf(one)));
    return (['loses', 'gains'] as const).flatMap((towards) => line(only, towards, connections[transport]));
  };
  const lines = [...over('plain HTTP'), ...over('TLS 1.2')];
  if (lines.length === 0) return nothingMet;
  const notKnown = [
    words`Who connects that way can't be seen from configuration: access logs tell, in the field ${code('TLS version')}.`,
  ];
  return { affected: lines, notKnown };
};

/** What turns over HTTPS as well is told of there. */
const requestOf = ({ candidate, action, key }: Outcome): string => JSON.stringify([keyOf(candidate), action, key]);

function line(turned: readonly Outcome[], towards: 'loses' | 'gains', who: Words) {
  const some = turned.filter(({ turn }) => turn?.towards === towards);
  if (some.length === 0) return [];
  const how = some.some(({ turn }) => turn?.how === towards) ? towards : 'perhaps';
  const people = names([...new Map(some.map(({ candidate }) => [keyOf(candidate), candidate.who])).values()]);
  const what =
    towards === 'loses'
      ? words`is refused ${actionsOf(some)}, which works over that connection today for: ${people}`
      : words`is allowed ${actionsOf(some)} over that connection, too: ${people}`;
  return [affected(how, who, what, evaluation)];
}
