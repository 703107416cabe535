import { createContext } from 'react';
import type { SlackFile, StateValues } from '../../slack/protocol.ts';
import type { Json } from '../json.ts';

/** Where an element stands in its message or view. */
export interface Where {
  readonly block: string;
  readonly action: string;
}

/** What the elements of one message or view share. */
export interface Interaction {
  readonly values: StateValues;
  /** Elements whose press is on its way to the app, as `keyOf`. */
  readonly pending: readonly string[];
  /** `block_id` → what is wrong with its input. */
  readonly errors: Readonly<Record<string, string>>;
  readonly files: readonly SlackFile[];
  /** Keeps what an input holds now; tells the app when the input `dispatches`. */
  readonly change: (where: Where, value: Json, dispatches: boolean) => void;
  readonly press: (where: Where, action: Json) => void;
  /** Asks the app for the options of an external select. */
  readonly options: (where: Where, typed: string) => Promise<readonly Json[]>;
}

export const keyOf = ({ block, action }: Where): string => JSON.stringify([block, action]);

export const InteractionContext = createContext<Interaction>({
  values: {},
  pending: [],
  errors: {},
  files: [],
  change: () => undefined,
  press: () => undefined,
  options: () => Promise.resolve([]),
});
