import { useContext } from 'react';
import { type Json, own, record, string } from '../json.ts';
import { initialValue } from '../state/values.ts';
import { InteractionContext, keyOf, type Where } from './interaction.ts';

/** What every element of Block Kit is given. */
export interface ElementProps {
  readonly element: Json;
  readonly blockId: string;
  /** Whether a change is told to the app at once: always outside `input` blocks, inside only with `dispatch_action`. */
  readonly dispatches: boolean;
  /** The id of the label that names it; undefined when the element names itself. */
  readonly labelledBy?: string | undefined;
}

export interface Field {
  readonly value: Json;
  readonly isPending: boolean;
  /** The value without its `type`; `dispatches` overrules the element's own way. */
  readonly set: (value: Json, dispatches?: boolean) => void;
}

/** The value of one input, from where its message or view keeps it. */
export function useField({ element, blockId, dispatches }: ElementProps): Field {
  const interaction = useContext(InteractionContext);
  const where = whereOf(element, blockId);
  const type = string(element['type']);
  return {
    value: record(own(own(interaction.values, where.block) ?? {}, where.action) ?? initialValue(element)),
    isPending: interaction.pending.includes(keyOf(where)),
    set: (value, now = dispatches) => interaction.change(where, { type, ...value }, now),
  };
}

export const whereOf = (element: Json, blockId: string): Where => ({
  block: blockId,
  action: string(element['action_id']),
});
