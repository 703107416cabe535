import type { Act, ActAnswer } from '../../slack/protocol.ts';
import { isRecord } from '../json.ts';

/** Does something as a person. Never throws: what goes wrong on the way is an answer, too. */
export async function act(what: Act): Promise<ActAnswer> {
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    });
    const answer: unknown = await response.json();
    if (isRecord(answer) && typeof answer['ok'] === 'boolean') return answer as ActAnswer;
    return { ok: false, error: `the sandbox answered ${response.status}` };
  } catch {
    return { ok: false, error: 'the sandbox can’t be reached' };
  }
}
