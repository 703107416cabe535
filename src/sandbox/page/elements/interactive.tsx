import { type ReactNode, useContext, useMemo, useState } from 'react';
import type { Block, Container, SlackFile, StateValues } from '../../slack/protocol.ts';
import type { Json } from '../json.ts';
import { currentValues, withValue } from '../state/values.ts';
import { TalkContext } from '../talk/talk.ts';
import { type Interaction, InteractionContext, keyOf, type Where } from './interaction.ts';

interface Props {
  readonly container: Container;
  readonly blocks: readonly Block[];
  readonly files?: readonly SlackFile[];
  readonly errors?: Readonly<Record<string, string>>;
  /** What was typed, kept by whoever needs it for a submission. */
  readonly typed: StateValues;
  readonly onTyped: (change: (typed: StateValues) => StateValues) => void;
  readonly children: ReactNode;
}

/** Makes the elements of one message or view work: holds what they hold and sends what they do. */
export function Interactive({ container, blocks, files = [], errors = {}, typed, onTyped, children }: Props) {
  const { send, tell } = useContext(TalkContext);
  const [pending, setPending] = useState<readonly string[]>([]);

  const interaction = useMemo<Interaction>(() => {
    const values = currentValues(blocks, typed);

    async function dispatch(where: Where, action: Json, state: StateValues): Promise<void> {
      const key = keyOf(where);
      setPending((keys) => [...keys, key]);
      const named = { ...action, block_id: where.block, action_id: where.action };
      const answer = await send({ do: 'press', container, action: named, state });
      setPending((keys) => keys.toSpliced(keys.indexOf(key), 1));
      if (!answer.ok) tell(`That didn’t reach the app: ${answer.error}`);
    }

    return {
      values,
      pending,
      errors,
      files,
      change(where, value, dispatches) {
        onTyped((before) => withValue(before, where.block, where.action, value));
        if (dispatches) void dispatch(where, value, withValue(values, where.block, where.action, value));
      },
      press: (where, action) => void dispatch(where, action, values),
      async options(where, value) {
        const answer = await send({ do: 'options', container, blockId: where.block, actionId: where.action, value });
        return answer.ok ? (answer.options ?? []) : [];
      },
    };
  }, [blocks, container, errors, files, onTyped, pending, send, tell, typed]);

  return <InteractionContext value={interaction}>{children}</InteractionContext>;
}
