import type { KnownBlock } from '@slack/types';

/** Block Kit as Slack understands it. `@slack/types` 3.2.0 does not know charts yet (node-slack-sdk#2637). */
export type Block = KnownBlock | DataVisualization;

/** «Data visualization block»: exactly one finite value for each category in every series. */
export interface DataVisualization {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly ChartSeries[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
}

interface ChartSeries {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** `text` is for notifications and screen readers and never empty, `blocks` for everyone else. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** What stays or goes as a whole when a message gets too long. */
export interface Piece {
  /** What was left out, when it is: «finding», «table». */
  readonly what: string;
  readonly count: number;
  readonly blocks: readonly Block[];
}

/** How much of a report is shown: folded details as one line each, or everything. */
export type Showing = 'brief' | 'all';
