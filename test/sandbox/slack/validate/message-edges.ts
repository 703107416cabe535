// oxlint-disable max-lines -- a table: one row an edge

export const x = (length: number) => 'x'.repeat(length);
export const times = <T>(count: number, make: (nth: number) => T) =>
  Array.from({ length: count }, (_, nth) => make(nth));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const option = (text = 'a', value = 'a') => ({ text: plain(text), value });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (more: object) => actions({ type: 'static_select', ...more });
const raw = (text: string) => ({ type: 'raw_text', text });
const confirm = (more: object) => actions(button({ confirm: { text: plain('Sure?'), ...more } }));
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const table = (rows: number, columns: number, text = 'c') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => raw(text))),
});
const dataTable = (rows: number, columns: number, more: object = {}) => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'c',
  ...more,
});
const series = (name: string, points: number) => ({
  name,
  data: times(points, (nth) => ({ label: `${nth}`, value: nth })),
});
const line = (of: object[], points: number, more: object = {}) => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'line', series: of, axis_config: { categories: times(points, String) } },
  ...more,
});
const pie = (values: number[], label = 'l') => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'pie', segments: values.map((value) => ({ label, value })) },
});
const container = (children: object[], more: object = {}) => ({
  type: 'container',
  title: plain('t'),
  child_blocks: children,
  ...more,
});
const image = (more: object) => ({ type: 'image', alt_text: 'a', ...more });
const url = (length: number) => `https://x.example/${x(length - 'https://x.example/'.length)}`;

/** What fits exactly, and the smallest thing that does not, with where Slack would point. */
export const edges: readonly (readonly [string, object[], object[], string])[] = [
  ['50 blocks', times(50, () => section('a')), times(51, () => section('a')), '/blocks'],
  ['a section of 3000 characters', [section(x(3000))], [section(x(3001))], '/blocks/0/text/text'],
  ['a section that is not empty', [section('a')], [section('')], '/blocks/0/text/text'],
  [
    '10 fields',
    [{ type: 'section', fields: times(10, () => mrkdwn('a')) }],
    [{ type: 'section', fields: times(11, () => mrkdwn('a')) }],
    '/blocks/0/fields',
  ],
  [
    'a field of 2000 characters',
    [{ type: 'section', fields: [plain(x(2000))] }],
    [{ type: 'section', fields: [plain(x(2001))] }],
    '/blocks/0/fields/0/text',
  ],
  ['a section with text or fields', [section('a')], [{ type: 'section' }], '/blocks/0'],
  [
    'a header of 150 characters',
    [{ type: 'header', text: plain(x(150)) }],
    [{ type: 'header', text: plain(x(151)) }],
    '/blocks/0/text/text',
  ],
  [
    'a header in plain text',
    [{ type: 'header', text: plain('a') }],
    [{ type: 'header', text: mrkdwn('a') }],
    '/blocks/0/text/type',
  ],
  [
    '10 context elements',
    [{ type: 'context', elements: times(10, () => plain('a')) }],
    [{ type: 'context', elements: times(11, () => plain('a')) }],
    '/blocks/0/elements',
  ],
  [
    '25 elements',
    [actions(...times(25, () => button()))],
    [actions(...times(26, () => button()))],
    '/blocks/0/elements',
  ],
  ['at least one element', [actions(button())], [actions()], '/blocks/0/elements'],
  [
    'a button of 75 characters',
    [actions(button({ text: plain(x(75)) }))],
    [actions(button({ text: plain(x(76)) }))],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'a button value of 2000',
    [actions(button({ value: x(2000) }))],
    [actions(button({ value: x(2001) }))],
    '/blocks/0/elements/0/value',
  ],
  [
    'a button url of 3000',
    [actions(button({ url: url(3000) }))],
    [actions(button({ url: url(3001) }))],
    '/blocks/0/elements/0/url',
  ],
  [
    'a label of 75',
    [actions(button({ accessibility_label: x(75) }))],
    [actions(button({ accessibility_label: x(76) }))],
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'a style that exists',
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'warning' }))],
    '/blocks/0/elements/0/style',
  ],
  ['known properties', [actions(button())], [actions(button({ disabled: true }))], '/blocks/0/elements/0'],
  [
    'a confirm title of 100',
    [confirm({ title: plain(x(100)) })],
    [confirm({ title: plain(x(101)) })],
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'a confirm text of 300',
    [confirm({ text: plain(x(300)) })],
    [confirm({ text: plain(x(301)) })],
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'a confirm button of 30',
    [confirm({ deny: plain(x(30)) })],
    [confirm({ deny: plain(x(31)) })],
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  [
    '100 options',
    [select({ options: times(100, () => option()) })],
    [select({ options: times(101, () => option()) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'options that are not empty',
    [select({ options: [option()] })],
    [select({ options: [] })],
    '/blocks/0/elements/0/options',
  ],
  [
    'options or groups, not both',
    [select({ options: [option()] })],
    [select({ options: [option()], option_groups: [{ label: plain('g'), options: [option()] }] })],
    '/blocks/0/elements/0/options',
  ],
  ['some options', [select({ options: [option()] })], [select({})], '/blocks/0/elements/0'],
  [
    'a group label of 75',
    [select({ option_groups: [{ label: plain(x(75)), options: [option()] }] })],
    [select({ option_groups: [{ label: plain(x(76)), options: [option()] }] })],
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  [
    'an option text of 75',
    [select({ options: [option(x(75))] })],
    [select({ options: [option(x(76))] })],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'an option value of 75',
    [select({ options: [option('a', x(75))] })],
    [select({ options: [option('a', x(76))] })],
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'a placeholder of 150',
    [actions({ type: 'users_select', placeholder: plain(x(150)) })],
    [actions({ type: 'users_select', placeholder: plain(x(151)) })],
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    '10 checkboxes',
    [actions({ type: 'checkboxes', options: times(10, () => option()) })],
    [actions({ type: 'checkboxes', options: times(11, () => option()) })],
    '/blocks/0/elements/0/options',
  ],
  [
    '5 overflow options',
    [actions({ type: 'overflow', options: times(5, () => option()) })],
    [actions({ type: 'overflow', options: times(6, () => option()) })],
    '/blocks/0/elements/0/options',
  ],
  [
    'an action_id of 255',
    [actions(button({ action_id: x(255) }))],
    [actions(button({ action_id: x(256) }))],
    '/blocks/0/elements/0/action_id',
  ],
  [
    'a block_id of 255',
    [{ type: 'divider', block_id: x(255) }],
    [{ type: 'divider', block_id: x(256) }],
    '/blocks/0/block_id',
  ],
  [
    'an image by one source',
    [image({ image_url: 'https://a.example/b.png' })],
    [image({ image_url: 'https://a.example/b.png', slack_file: { id: 'F1' } })],
    '/blocks/0/slack_file',
  ],
  [
    'an image with an address',
    [image({ image_url: 'https://a.example/b.png' })],
    [image({ image_url: 'b.png' })],
    '/blocks/0/image_url',
  ],
  ['alt text', [image({ slack_file: { id: 'F1' } })], [{ type: 'image', slack_file: { id: 'F1' } }], '/blocks/0'],
  [
    'alt text of 2000',
    [image({ slack_file: { id: 'F1' }, alt_text: x(2000) })],
    [image({ slack_file: { id: 'F1' }, alt_text: x(2001) })],
    '/blocks/0/alt_text',
  ],
  [
    'markdown of 12,000',
    [{ type: 'markdown', text: x(12_000) }],
    [{ type: 'markdown', text: x(12_001) }],
    '/blocks/0/text',
  ],
  [
    '12,000 of markdown in all',
    times(2, () => ({ type: 'markdown', text: x(6000) })),
    times(2, () => ({ type: 'markdown', text: x(6001) })),
    '/blocks',
  ],
  ['a table of 100 rows', [table(100, 1)], [table(101, 1)], '/blocks/0/rows'],
  ['a table of 20 columns', [table(1, 20)], [table(1, 21)], '/blocks/0/rows/0'],
  ['a cell that is not empty', [table(1, 1, 'c')], [table(1, 1, '')], '/blocks/0/rows/0/0/text'],
  ['one table', [table(1, 1)], [table(1, 1), table(1, 1)], '/blocks'],
  ['one table, in containers too', [table(1, 1)], [table(1, 1), container([table(1, 1)])], '/blocks'],
  ['10,000 characters of cells', [table(2, 10, x(500))], [table(2, 10, x(501))], '/blocks'],
  ['a data table of 101 rows', [dataTable(101, 1)], [dataTable(102, 1)], '/blocks/0/rows'],
  ['a data table of 2 rows', [dataTable(2, 1)], [dataTable(1, 1)], '/blocks/0/rows'],
  ['a caption', [dataTable(2, 1)], [{ ...table(2, 1), type: 'data_table' }], '/blocks/0'],
  [
    'rows of equal length',
    [dataTable(2, 2)],
    [dataTable(2, 2, { rows: [[raw('a'), raw('b')], [raw('a')]] })],
    '/blocks/0/rows/1',
  ],
  [
    'a plain header',
    [dataTable(2, 1, { rows: [[raw('a')], [rich('a')]] })],
    [dataTable(2, 1, { rows: [[rich('a')], [raw('a')]] })],
    '/blocks/0/rows/0/0',
  ],
  [
    'a page of 100 rows',
    [dataTable(2, 1, { page_size: 100 })],
    [dataTable(2, 1, { page_size: 101 })],
    '/blocks/0/page_size',
  ],
  [
    'a row header that exists',
    [dataTable(2, 2, { row_header_column_index: 1 })],
    [dataTable(2, 2, { row_header_column_index: 2 })],
    '/blocks/0/row_header_column_index',
  ],
  [
    'a number as a number',
    [{ type: 'table', rows: [[{ type: 'raw_number', value: 1, text: '1' }]] }],
    [{ type: 'table', rows: [[{ type: 'raw_number', value: '1', text: '1' }]] }],
    '/blocks/0/rows/0/0/value',
  ],
  ['20 points', [line([series('s', 20)], 20)], [line([series('s', 21)], 21)], '/blocks/0/chart/series/0/data'],
  [
    '6 series',
    [
      line(
        times(6, (nth) => series(`${nth}`, 1)),
        1,
      ),
    ],
    [
      line(
        times(7, (nth) => series(`${nth}`, 1)),
        1,
      ),
    ],
    '/blocks/0/chart/series',
  ],
  [
    'series of different names',
    [line([series('a', 1), series('b', 1)], 1)],
    [line([series('a', 1), series('a', 1)], 1)],
    '/blocks/0/chart/series/1/name',
  ],
  [
    'a value for every category',
    [line([series('a', 2)], 2)],
    [line([series('a', 1)], 2)],
    '/blocks/0/chart/series/0/data',
  ],
  [
    'a series name of 20',
    [line([series(x(20), 1)], 1)],
    [line([series(x(21), 1)], 1)],
    '/blocks/0/chart/series/0/name',
  ],
  [
    'a chart title of 50',
    [line([series('s', 1)], 1, { title: x(50) })],
    [line([series('s', 1)], 1, { title: x(51) })],
    '/blocks/0/title',
  ],
  ['6 segments', [pie(times(6, () => 1))], [pie(times(7, () => 1))], '/blocks/0/chart/segments'],
  ['segments above 0', [pie([0.1])], [pie([0])], '/blocks/0/chart/segments/0/value'],
  ['a segment label of 20', [pie([1], x(20))], [pie([1], x(21))], '/blocks/0/chart/segments/0/label'],
  ['2 charts', times(2, () => pie([1])), times(3, () => pie([1])), '/blocks'],
  [
    '10 blocks in a container',
    [container(times(10, () => section('a')))],
    [container(times(11, () => section('a')))],
    '/blocks/0/child_blocks',
  ],
  ['no chart in a container', [container([section('a')])], [container([pie([1])])], '/blocks/0/child_blocks/0/type'],
  [
    'collapsed only if collapsible',
    [container([section('a')], { is_collapsible: true, default_collapsed: true })],
    [container([section('a')], { default_collapsed: true })],
    '/blocks/0/default_collapsed',
  ],
  ['rich text that is not empty', [rich('a')], [rich('')], '/blocks/0/elements/0/elements/0/text'],
  ['known blocks', [{ type: 'divider' }], [{ type: 'spacer' }], '/blocks/0/type'],
  ['no alert in a message', [{ type: 'divider' }], [{ type: 'alert', text: plain('a') }], '/blocks/0/type'],
  [
    'each block_id once',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'b' },
    ],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    '/blocks/1/block_id',
  ],
  [
    'each action_id once in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'b' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '/blocks/0/elements/1/action_id',
  ],
  [
    'each action_id once in a message',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'b' }))],
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    '/blocks/1/elements/0/action_id',
  ],
];
