import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Blocks } from '../../../../src/sandbox/page/blocks/block.tsx';
import type { Block } from '../../../../src/sandbox/slack/protocol.ts';

const html = (...of: Block[]): string => renderToStaticMarkup(createElement(Blocks, { of }));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = { type: 'button', action_id: 'x', text: plain('Check again') };
const axis = { categories: ['a', 'b'], x_label: 'x', y_label: 'y' };
const series = [
  {
    name: 's',
    data: [
      { label: 'a', value: 1 },
      { label: 'b', value: 2 },
    ],
  },
];
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich' }] }],
};

/** One of each block, and what must be seen of it. */
const blocks: readonly (readonly [Block, readonly string[]])[] = [
  [
    { type: 'section', text: mrkdwn('*a*'), fields: [plain('f')], accessory: button },
    ['<strong>a</strong>', '>f<', 'Check again'],
  ],
  [{ type: 'header', text: plain(':x: No') }, ['<h3', 'aria-label="no"', 'No</h3>']],
  [{ type: 'header', level: 2, text: plain('Two') }, ['<h4']],
  [{ type: 'context', elements: [mrkdwn('`c`'), plain('p')] }, ['<code dir="auto">c</code>', '>p<']],
  [{ type: 'divider' }, ['<hr']],
  [{ type: 'actions', elements: [button, { ...button, action_id: 'y', style: 'danger' }] }, ['button--danger']],
  [
    { type: 'image', image_url: '/x.png', alt_text: 'a graph', title: plain('T') },
    ['alt="a graph"', '>T</figcaption>'],
  ],
  [rich, ['rich']],
  [{ type: 'markdown', text: '# Big' }, ['<h3 dir="auto">Big</h3>']],
  [{ type: 'table', rows: [[{ type: 'raw_text', text: 'H' }], [rich]] }, ['<th scope="col"', 'rich']],
  [
    {
      type: 'data_table',
      caption: 'Cap',
      page_size: 1,
      rows: [[{ type: 'raw_text', text: 'H' }], [{ type: 'raw_number', value: 5 }], [{ type: 'raw_number', value: 6 }]],
    },
    ['<caption>Cap</caption>', 'aria-sort="none"', '1–1 of 2'],
  ],
  [
    { type: 'data_visualization', title: 'L', chart: { type: 'line', series, axis_config: axis } },
    ['class="chart__line"', '<th scope="row" class="cell">b</th>'],
  ],
  [
    { type: 'data_visualization', title: 'B', chart: { type: 'bar', series, axis_config: axis } },
    ['class="chart__bar"'],
  ],
  [
    { type: 'data_visualization', title: 'A', chart: { type: 'area', series, axis_config: axis } },
    ['class="chart__area"'],
  ],
  [
    { type: 'data_visualization', title: 'P', chart: { type: 'pie', segments: [{ label: 'only', value: 3 }] } },
    ['pie__piece', '100%'],
  ],
  [{ type: 'card', title: mrkdwn('Card'), body: mrkdwn('Body'), actions: [button] }, ['Card', 'Body', 'Check again']],
  [{ type: 'carousel', elements: [{ type: 'card', title: mrkdwn('One') }] }, ['One']],
  [
    {
      type: 'container',
      title: plain('More'),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [{ type: 'section', text: plain('inner') }],
    },
    ['aria-expanded="false"', 'hidden=""', 'inner'],
  ],
  [{ type: 'alert', level: 'error', text: mrkdwn('Careful') }, ['role="alert"', 'Careful']],
  [
    {
      type: 'input',
      label: plain('Why'),
      hint: plain('Hint'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'x' },
    },
    ['Why', 'Hint', '(optional)', '<input'],
  ],
  [{ type: 'task_card', task_id: '1', title: 'Look', status: 'in_progress' }, ['Look', 'In progress']],
  [
    { type: 'plan', title: 'Plan', tasks: [{ task_id: '1', title: 'Done it', status: 'complete' }] },
    ['1 of 1 done', 'Done it'],
  ],
  [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'f',
          positive_button: { text: plain('Good'), value: '1' },
          negative_button: { text: plain('Bad'), value: '0' },
        },
      ],
    },
    ['aria-label="Good"', 'aria-label="Bad"'],
  ],
  [{ type: 'layout', fallback: [{ type: 'section', text: plain('instead') }] }, ['instead']],
  [{ type: 'constructor' }, ['can’t be shown here']],
];

describe('a block is drawn', () => {
  it.each(blocks.map(([block, seen]) => [block.type, block, seen] as const))('%s', (_, block, seen) => {
    const drawn = html(block);
    for (const words of seen) expect(drawn).toContain(words);
  });
});

describe('an element is drawn', () => {
  const option = { text: plain('One'), value: '1' };
  it.each<[object, string]>([
    [{ type: 'static_select', placeholder: plain('Pick') }, 'Pick'],
    [{ type: 'multi_static_select', initial_options: [option], options: [option] }, 'One'],
    [{ type: 'external_select', placeholder: plain('Search') }, 'role="combobox"'],
    [{ type: 'users_select' }, 'Choose a user'],
    [{ type: 'multi_channels_select' }, 'Choose a channel'],
    [{ type: 'overflow', options: [option] }, 'aria-label="More actions"'],
    [{ type: 'checkboxes', options: [option], initial_options: [option] }, 'type="checkbox"'],
    [{ type: 'radio_buttons', options: [option] }, 'type="radio"'],
    [{ type: 'datepicker', initial_date: '2026-11-20' }, 'value="2026-11-20"'],
    [{ type: 'timepicker' }, 'type="time"'],
    [{ type: 'datetimepicker' }, 'type="datetime-local"'],
    [{ type: 'plain_text_input', multiline: true }, '<textarea'],
    [{ type: 'number_input', initial_value: '4' }, 'inputMode="decimal"'],
    [{ type: 'rich_text_input' }, '<textarea'],
    [{ type: 'file_input' }, 'can’t be shown here'],
  ])('%j', (element, seen) => {
    expect(html({ type: 'actions', elements: [{ action_id: 'x', ...element }] })).toContain(seen);
  });
});

describe('what anybody may have written', () => {
  const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';

  it.each<[string, Block]>([
    ['mrkdwn', { type: 'section', text: mrkdwn(evil) }],
    ['plain text', { type: 'section', text: plain(evil) }],
    ['Markdown', { type: 'markdown', text: evil }],
    [
      'rich text',
      { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: evil }] }] },
    ],
    ['a cell', { type: 'table', rows: [[{ type: 'raw_text', text: evil }]] }],
    [
      'a chart',
      { type: 'data_visualization', title: evil, chart: { type: 'pie', segments: [{ label: evil, value: 1 }] } },
    ],
    ['an alternative text', { type: 'image', image_url: 'x', alt_text: `" onerror="alert(1)` }],
  ])('is text, not HTML: %s', (_, block) => {
    const drawn = html(block);
    expect(drawn).not.toMatch(/<script|<img src=x|" onerror="/);
  });

  it('leads nowhere but to the web and mail', () => {
    const link = { type: 'link', url: 'javascript:alert(1)', text: 'go' };
    const drawn = html(
      { type: 'section', text: mrkdwn('<javascript:alert(1)|go>') },
      { type: 'markdown', text: '[go](javascript:alert(1)) [go](data:text/html,x)' },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] },
    );
    expect(drawn).not.toContain('href');
  });

  it('opens links without telling where from', () => {
    const drawn = html({ type: 'section', text: mrkdwn('<https://a.example/|go>') });
    expect(drawn).toContain('href="https://a.example/"');
    expect(drawn).toContain('rel="noreferrer noopener"');
  });
});

it.each<Block>([
  { type: 'section', text: 3, fields: 'x', accessory: [] },
  { type: 'table', rows: [3, [null]] },
  { type: 'data_table', rows: null },
  { type: 'data_visualization', chart: { type: 'bar', series: 'x' } },
  { type: 'actions', elements: [{ type: 'static_select', options: 7 }] },
  { type: 'plan', tasks: {} },
])('nonsense breaks nothing: %j', (block) => {
  expect(html(block, { type: 'divider' })).toContain('<hr');
});
