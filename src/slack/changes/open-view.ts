import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { Refusal } from '../../core/errors.ts';
import { words } from '../../core/words.ts';

/** A modal that a person sees. */
export interface Opened {
  readonly id: string;
  readonly hash: string | undefined;
}

/** Opens it, or puts it on top of the modal it is asked from. Throws `Refusal` when Slack had stopped waiting. */
export async function openView(
  client: WebClient,
  of: { trigger: string; onTop: boolean; view: ModalView },
): Promise<Opened> {
  const { trigger: trigger_id, view } = of;
  try {
    const opened = of.onTop
      ? await client.views.push({ trigger_id, view })
      : await client.views.open({ trigger_id, view });
    return { id: opened.view?.id ?? '', hash: opened.view?.hash };
  } catch (error) {
    throw tooLate(error);
  }
}

/** Fills it, unless somebody else has, or the person has closed it meanwhile. */
export async function fillView(client: WebClient, { id, hash }: Opened, view: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) });
  } catch (error) {
    if (!codeIn(error, ['hash_conflict', 'not_found'])) throw error;
  }
}

/** A trigger_id is good for three seconds, and once («Handling user interaction»). */
function tooLate(error: unknown): unknown {
  if (!codeIn(error, ['expired_trigger_id', 'exchanged_trigger_id'])) return error;
  const refusal = new Refusal(
    words`Slack waits three seconds for a dialog, and Cooper took longer. Nothing was done.`,
    words`Press the button again: what took long is known by now.`,
  );
  refusal.cause = error;
  return refusal;
}

const codeIn = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof WebAPIPlatformError && codes.includes(error.data.error);
