import { confirm } from '../confirm.ts';
import { flag, list, object, oneOf, type Shape, text } from '../shape.ts';
import { limits } from '../limits.ts';
import { plainText } from '../texts.ts';

export const type = (name: string): { readonly type: Shape } => ({ type: oneOf(name) });
export const id: Shape = text({ min: 1, max: limits.id });

export const actionable = { action_id: id };
export const confirmable = { ...actionable, confirm };
export const focusable = { focus_on_load: flag };
export const placeholdable = { placeholder: plainText(limits.placeholder) };

export const dispatchable = {
  dispatch_action_config: object({
    optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
  }),
};
