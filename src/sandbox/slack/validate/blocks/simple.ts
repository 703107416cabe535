import { actionsElement, contextActionsElement, inputElement } from '../elements/index.ts';
import { anyText, mrkdwn, plainText } from '../texts.ts';
import { flag, integer, list, oneOf, only, type Shape, tagged, text } from '../shape.ts';
import { imageElement, imageSource, oneSource } from '../elements/image.ts';
import { block } from './common.ts';
import { limits } from '../limits.ts';

/** Blocks without rules of their own beyond their fields. */
export const header: Shape = block('header', {
  required: { text: plainText(limits.header.text) },
  optional: { level: integer({ min: 1, max: limits.header.level }) },
});

export const divider: Shape = block('divider', {});

export const context: Shape = block('context', {
  required: {
    elements: list(tagged({ image: imageElement, mrkdwn: mrkdwn(), plain_text: plainText() }), {
      min: 1,
      max: limits.context.elements,
    }),
  },
});

export const contextActions: Shape = only(
  ['message'],
  block('context_actions', {
    required: { elements: list(contextActionsElement, { min: 1, max: limits.contextActions.elements }) },
  }),
);

export const actions: Shape = block('actions', {
  required: { elements: list(actionsElement, { min: 1, max: limits.actions.elements }) },
});

export const image: Shape = block(
  'image',
  {
    required: { alt_text: text({ min: 1, max: limits.image.alt }) },
    optional: { ...imageSource, title: plainText(limits.image.title) },
  },
  oneSource,
);

export const input: Shape = block('input', {
  required: { label: plainText(limits.input.label), element: inputElement },
  optional: { hint: plainText(limits.input.hint), optional: flag, dispatch_action: flag },
});

export const markdown: Shape = only(
  ['message'],
  block('markdown', { required: { text: text({ min: 1, max: limits.message.markdown }) } }),
);

/** Modals only, slackapi/node-slack-sdk#2567. */
export const alert: Shape = only(
  ['modal'],
  block('alert', {
    required: { text: anyText() },
    optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
);
