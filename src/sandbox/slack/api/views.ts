import { type Method, tier } from './method.ts';
import { openModal, publishHome, pushModal, updateView } from '../modals.ts';
import type { Arguments } from './arguments.ts';
import type { Dict } from '../json.ts';
import { exchange } from '../triggers.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';
import type { StoredView } from '../state.ts';
import { viewOf } from '../payloads.ts';

export const open: Method = {
  name: 'views.open',
  scopes: [],
  perMinute: tier[4],
  run(sandbox, args) {
    const view = args.object('view');
    const { user, viewId } = exchange(sandbox, args.required('trigger_id'));
    // From inside a modal, a new one goes on top of it.
    const isNested = viewId !== null && (sandbox.state.modals.get(user) ?? []).includes(viewId);
    return answer(sandbox, isNested ? pushModal(sandbox, user, view) : openModal(sandbox, user, view));
  },
};

export const push: Method = {
  name: 'views.push',
  scopes: [],
  perMinute: tier[4],
  run(sandbox, args) {
    const view = args.object('view');
    const { user } = exchange(sandbox, args.required('trigger_id'));
    return answer(sandbox, pushModal(sandbox, user, view));
  },
};

export const update: Method = {
  name: 'views.update',
  scopes: [],
  perMinute: tier[4],
  run(sandbox, args) {
    const view = args.object('view');
    return answer(sandbox, updateView(sandbox, found(sandbox, args), view, args.text('hash')));
  },
};

export const publish: Method = {
  name: 'views.publish',
  scopes: [],
  perMinute: tier[4],
  run(sandbox, args) {
    const user = args.required('user_id');
    const person = sandbox.state.people.get(user);
    if (person === undefined || person.kind === 'bot') throw new SlackError('invalid_arguments');
    return answer(sandbox, publishHome(sandbox, user, args.object('view'), args.text('hash')));
  },
};

function found({ state }: Sandbox, args: Arguments): StoredView {
  const external = args.text('external_id');
  const id = args.text('view_id');
  const view =
    id === null
      ? [...state.views.values()].find(({ sent }) => external !== null && sent['external_id'] === external)
      : state.views.get(id);
  if (view === undefined) throw new SlackError('not_found');
  return view;
}

const answer = (sandbox: Sandbox, view: StoredView): Dict => ({ view: viewOf(sandbox, view) });
