import { fault, list, object, oneOf, only, type Shape, text } from '../shape.ts';
import { block } from './common.ts';
import { button } from '../elements/index.ts';
import { imageElement } from '../elements/image.ts';
import { limits } from '../limits.ts';
import { mrkdwn } from '../texts.ts';
import { richText } from '../rich-text.ts';

export const card: Shape = only(
  ['message'],
  block(
    'card',
    {
      optional: {
        hero_image: imageElement,
        icon: imageElement,
        title: mrkdwn(limits.card.title),
        subtitle: mrkdwn(limits.card.subtitle),
        body: mrkdwn(limits.card.body),
        actions: list(button, { min: 1 }),
      },
    },
    (value, at) =>
      ['hero_image', 'title', 'actions', 'body'].some((name) => value[name] !== undefined)
        ? []
        : fault(at, 'must define at least one of `hero_image`, `title`, `actions`, `body`'),
  ),
);

export const carousel: Shape = only(
  ['message'],
  block('carousel', { required: { elements: list(card, { min: 1, max: limits.carousel.cards }) } }),
);

const source = object({ required: { type: oneOf('url'), url: text({ min: 1 }), text: text({ min: 1 }) } });

export const taskCard: Shape = only(
  ['message'],
  block('task_card', {
    required: {
      task_id: text({ min: 1 }),
      title: text({ min: 1 }),
      status: oneOf('pending', 'in_progress', 'complete', 'error'),
    },
    optional: { details: richText, output: richText, sources: list(source) },
  }),
);

export const plan: Shape = only(
  ['message'],
  block('plan', { required: { title: text({ min: 1 }) }, optional: { tasks: list(taskCard) } }),
);
