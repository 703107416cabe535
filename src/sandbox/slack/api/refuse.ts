import type { Fault } from '../validate/shape.ts';
import { SlackError } from './slack-error.ts';

/**
 * Throws what the Web API answers when a payload has faults: the error's code, `errors` in words, and
 * `response_metadata.messages` that name the place (`… [json-pointer:/blocks/0/text]`).
 */
export function refuse(faults: readonly Fault[], code: string): void {
  const [first] = faults;
  if (first === undefined) return;
  const whole = faults.find((each) => each.code !== 'failed_constraint');
  const spelled = faults.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  throw new SlackError(whole?.code ?? code, {
    errors: spelled,
    response_metadata: { messages: spelled.map((each) => `[ERROR] ${each}`) },
  });
}
