import { homeOf, modalsOf } from './page/seen.ts';
import { newId, secret } from './ids.ts';
import { validateView } from './validate/view.ts';
import type { Dict } from './json.ts';
import { limits } from './validate/limits.ts';
import { refuse } from './api/refuse.ts';
import type { Sandbox } from './sandbox.ts';
import { SlackError } from './api/slack-error.ts';
import { stateValues } from './state-values.ts';
import type { StoredView } from './state.ts';
import { withIds } from './with-ids.ts';

/** A new modal for this person, alone on the stack. */
export function openModal(sandbox: Sandbox, user: string, sent: Dict): StoredView {
  const view = newView(sandbox, user, sent, 'modal');
  dropModals(sandbox, user);
  return onTop(sandbox, view);
}

/** A modal on top of those that are open; at most three. Errors: not_found, push_limit_reached. */
export function pushModal(sandbox: Sandbox, user: string, sent: Dict): StoredView {
  const stack = sandbox.state.modals.get(user) ?? [];
  const [rootId] = stack;
  if (rootId === undefined) throw new SlackError('not_found');
  if (stack.length >= limits.view.stack) throw new SlackError('push_limit_reached');
  const view = newView(sandbox, user, sent, 'modal');
  return onTop(sandbox, { ...view, rootId, previousId: stack.at(-1) ?? null });
}

/** Other content for a view; what was typed stays where the ids stay. Errors: hash_conflict. */
export function updateView(sandbox: Sandbox, view: StoredView, sent: Dict, hash: string | null): StoredView {
  if (hash !== null && hash !== view.hash) throw new SlackError('hash_conflict');
  const { blocks } = checked(sent, view.type);
  const state = stateValues(blocks, view.state);
  const updated: StoredView = { ...view, sent, blocks, state, hash: newHash(sandbox), errors: {} };
  keep(sandbox, updated);
  return updated;
}

export function publishHome(sandbox: Sandbox, user: string, sent: Dict, hash: string | null): StoredView {
  const { state } = sandbox;
  const shown = state.views.get(state.homes.get(user) ?? '');
  if (shown !== undefined) return updateView(sandbox, shown, sent, hash);
  if (hash !== null) throw new SlackError('hash_conflict');
  const view = newView(sandbox, user, sent, 'home');
  state.homes.set(user, view.id);
  keep(sandbox, view);
  return view;
}

/** Take the top modals away, down to this one and with it; gives those that were taken. */
export function closeFrom(sandbox: Sandbox, user: string, viewId: string): readonly StoredView[] {
  const stack = sandbox.state.modals.get(user) ?? [];
  const nth = stack.indexOf(viewId);
  if (nth < 0) return [];
  const closed = stack.splice(nth).flatMap((id) => sandbox.state.views.get(id) ?? []);
  for (const { id } of closed) sandbox.state.views.delete(id);
  show(sandbox, user);
  return closed;
}

export function dropModals(sandbox: Sandbox, user: string): readonly StoredView[] {
  const [root] = sandbox.state.modals.get(user) ?? [];
  return root === undefined ? [] : closeFrom(sandbox, user, root);
}

/** Keep a changed view and show it. */
export function keep(sandbox: Sandbox, view: StoredView): void {
  sandbox.state.views.set(view.id, view);
  show(sandbox, view.user);
}

function onTop(sandbox: Sandbox, view: StoredView): StoredView {
  const { state } = sandbox;
  state.modals.set(view.user, [...(state.modals.get(view.user) ?? []), view.id]);
  keep(sandbox, view);
  return view;
}

function newView(sandbox: Sandbox, user: string, sent: Dict, type: StoredView['type']): StoredView {
  const { blocks } = checked(sent, type);
  const { external_id: external } = sent;
  const taken = [...sandbox.state.views.values()].some((view) => view.sent['external_id'] === external);
  if (external && taken) throw new SlackError('duplicate_external_id');
  const id = newId('V');
  const state = stateValues(blocks, {});
  return { id, user, type, sent, blocks, state, rootId: id, previousId: null, hash: newHash(sandbox), errors: {} };
}

function checked(sent: Dict, type: StoredView['type']): Pick<StoredView, 'blocks'> {
  if (sent['type'] !== type) throw new SlackError('invalid_arguments', metadata(`invalid view type, expected ${type}`));
  refuse(validateView(sent), 'invalid_arguments');
  return { blocks: withIds(sent['blocks']) };
}

const metadata = (message: string): Dict => ({ response_metadata: { messages: [`[ERROR] ${message}`] } });

const newHash = ({ now }: Sandbox): string => `${Math.floor(now().getTime() / 1000)}.${secret(4)}`;

function show(sandbox: Sandbox, user: string): void {
  const to = (each: string) => each === user;
  sandbox.page.publish({ type: 'modals', modals: modalsOf(sandbox, user) }, to);
  sandbox.page.publish({ type: 'home', home: homeOf(sandbox, user) }, to);
}
