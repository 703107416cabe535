/**
 * Slack's numbers, and ours where Slack gives none. Past one of Slack's the whole message is refused, so everything
 * that is rendered is measured against this file. Sources: docs.slack.dev, the reference page of each block;
 * bolt-js#2509 for the undocumented limit on a message's text; vercel/chat#696 for charts.
 */
export const limits = {
  /** Blocks in one message. */
  blocks: 50,
  /** Blocks in an App Home. */
  homeBlocks: 100,
  /** Blocks in a modal. */
  modalBlocks: 100,
  /** Ours: characters of text in a modal, which Slack refuses past 250 KB of JSON (`view_too_large`). */
  modalCharacters: 30_000,
  /** Characters of text in all blocks together: Slack refuses at about 13,200 (`msg_blocks_too_long`). */
  characters: 12_000,
  /** Ours: the message's own `text`, before escaping. A notification shows far less, a screen reader reads it whole. */
  fallbackText: 1_500,
  /** Ours: one paragraph of prose. */
  paragraph: 2_000,
  /** Ours: a name or value inside prose. An S3 key has at most 1,024 bytes. */
  code: 1_100,
  header: 150,
  contextElements: 10,
  /** Ours: one line of small type; Slack allows 2,000. */
  smallType: 400,
  buttonText: 75,
  /** The text of a dialog that asks once more. */
  confirmText: 300,
  /** Ours: buttons under a change. */
  changeButtons: 3,
  /** Ours: changes that an App Home names. */
  homeChanges: 20,
  /** Ours: «At most three buttons» of what may be done next, beside the two that steer the answer itself. */
  offers: 3,
  /** Rows of a data table without its header. */
  tableRows: 100,
  tableColumns: 20,
  /** Ours: all cells of a message together; Slack refuses past 10,000. The rest of the message needs room too. */
  tableCharacters: 7_000,
  /** Ours: one cell. */
  cell: 160,
  charts: 2,
  chartPoints: 20,
  chartSeries: 6,
  /** A chart's title and the names of its axes. */
  chartTitle: 50,
  /** A series' name and a point's label. */
  chartLabel: 20,
  /** Ours: a diff's text. */
  diff: 3_000,
  /** Ours: findings shown in full, with their evidence; the others get one line each. */
  fullFindings: 12,
  /** Ours: how many lines of a list stay together. */
  listItems: 10,
} as const;
