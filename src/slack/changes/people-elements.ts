import type { RichTextElement } from '@slack/types';
import type { Actor } from '../../core/actor.ts';
import { shortPrincipal } from '../../core/principal.ts';
import { code } from '../../core/words.ts';
import { prose, said } from '../blocks/rich.ts';
import { redacted } from './redacted.ts';

/** An actor as Slack shows people: a name that leads to them. AWS identities by their short name. */
export function personElements(actor: Actor): readonly RichTextElement[] {
  switch (actor.is) {
    case 'slack':
      return [userElement(actor.user)];
    case 'aws':
      return prose(redacted([code(shortPrincipal(actor.arn))], { bucket: null }), 200);
    case 'cooper':
      return [said('Cooper')];
  }
}

/** Anything else in its place would make Slack refuse the message. */
function userElement(user: string): RichTextElement {
  return /^[UW][A-Z0-9]{1,30}$/.test(user) ? { type: 'user', user_id: user } : said('somebody in Slack');
}
