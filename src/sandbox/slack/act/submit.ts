import type { Act, ActAnswer } from '../protocol.ts';
import { closeFrom, dropModals, keep, pushModal, updateView } from '../modals.ts';
import { type Dict, dictOr, isDict } from '../json.ts';
import { done, failure, refused } from './outcome.ts';
import { interaction, viewOf } from '../payloads.ts';
import { missingInputs, stateValues } from '../state-values.ts';
import { deliver } from '../deliver/deliver.ts';
import { newTrigger } from '../triggers.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from '../api/slack-error.ts';
import type { StoredView } from '../state.ts';
import { tellClosed } from './close.ts';

type Submit = Extract<Act, { do: 'submit' }>;

/** A modal is submitted, and what the app answers is done to it (reference, «view_submission payload»). */
export async function submit(sandbox: Sandbox, { as: user, viewId, state }: Submit): Promise<ActAnswer> {
  const shown = sandbox.state.views.get(viewId);
  if (shown === undefined || shown.user !== user || shown.type !== 'modal') return refused('view_not_found');
  const view: StoredView = { ...shown, state: stateValues(shown.blocks, state), errors: {} };
  const missing = missingInputs(view.blocks, view.state);
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map((block) => [block, 'Please complete this required field.']));
    keep(sandbox, { ...view, errors });
    return done;
  }
  keep(sandbox, view);
  const payload = {
    ...interaction(sandbox, 'view_submission', user),
    trigger_id: newTrigger(sandbox, user, viewId),
    view: viewOf(sandbox, view),
    response_urls: [],
  };
  const ack = await deliver(sandbox, { type: 'interactive', payload, what: 'view_submission', user });
  if (ack.is !== 'acked') return refused(failure(ack) ?? '');
  return follow(sandbox, view, dictOr(ack.body));
}

/** Errors are Slack's for the view that the app answered with. */
function follow(sandbox: Sandbox, view: StoredView, answer: Dict): ActAnswer {
  try {
    return followed(sandbox, view, answer);
  } catch (error) {
    if (error instanceof SlackError) return refused(error.code);
    throw error;
  }
}

function followed(sandbox: Sandbox, view: StoredView, answer: Dict): ActAnswer {
  const { user, id } = view;
  const next = dictOr(answer['view']);
  // The app may have updated the view itself meanwhile.
  const current = sandbox.state.views.get(id) ?? view;
  switch (answer['response_action']) {
    case undefined:
      closeFrom(sandbox, user, id);
      return done;
    case 'errors':
      return showErrors(sandbox, current, answer['errors']);
    case 'update':
      updateView(sandbox, current, next, null);
      return done;
    case 'push':
      pushModal(sandbox, user, next);
      return done;
    case 'clear':
      tellClosed(
        sandbox,
        user,
        dropModals(sandbox, user).filter((each) => each.id !== id),
        true,
      );
      return done;
    default:
      return refused('invalid_response_action');
  }
}

/** `block_id` → message, of blocks that are in the view; anything else Slack can't show. */
function showErrors(sandbox: Sandbox, view: StoredView, errors: unknown): ActAnswer {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map((block) => block['block_id']);
  const entries = isDict(errors) ? Object.entries(errors) : [];
  const isShowable = entries.every(([block, text]) => inputs.includes(block) && typeof text === 'string');
  if (entries.length === 0 || !isShowable) return refused('invalid_errors');
  keep(sandbox, { ...view, errors: errors as Record<string, string> });
  return done;
}
