/**
 * What Slack accepts, in characters or items unless said otherwise. From the reference pages on docs.slack.dev
 * (Block Kit blocks, block elements, composition objects, views, chat.postMessage), read in November 2026. Where Slack
 * documents nothing, the source is named; where sources disagree, the smaller number stands.
 */
export const limits = {
  blocks: { message: 50, modal: 100, home: 100 },
  id: 255,

  message: {
    /** chat.postMessage: longer texts are refused with `msg_too_long`. */
    text: 40_000,
    /** chat.postMessage, `too_many_attachments`. */
    attachments: 100,
    /** All text of all blocks; undocumented, measured in slackapi/bolt-js#2509. */
    blockText: 13_200,
    /** All `markdown` blocks and `markdown_text` together. */
    markdown: 12_000,
    /** All cells of all tables together. */
    tableText: 10_000,
    /** Enforced but undocumented, vercel/chat#696. */
    charts: 2,
    tables: 1,
  },

  view: { title: 24, submit: 24, close: 24, privateMetadata: 3000, stack: 3, bytes: 250_000 },

  text: 3000,
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150, level: 4 },
  context: { elements: 10 },
  contextActions: { elements: 5 },
  actions: { elements: 25 },
  image: { url: 3000, alt: 2000, title: 2000 },
  input: { label: 2000, hint: 2000 },
  table: { rows: 100, columns: 20 },
  dataTable: { rows: 101, columns: 20, pageSize: 100 },
  chart: { title: 50, series: 6, segments: 6, points: 20, label: 20, axis: 50 },
  card: { title: 150, subtitle: 150, body: 200 },
  carousel: { cards: 10 },
  container: { title: 150, subtitle: 150, blocks: 10 },
  layout: { label: 150, rows: 5 },

  button: { text: 75, value: 2000, url: 3000, label: 75 },
  option: { text: 75, description: 75, value: 75, url: 3000 },
  select: { options: 100, groups: 100, groupLabel: 75 },
  placeholder: 150,
  checkboxes: 10,
  radioButtons: 10,
  overflow: 5,
  inputText: 3000,
  files: 10,
  confirm: { title: 100, text: 300, button: 30 },
} as const;
