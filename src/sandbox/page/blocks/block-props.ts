import type { ComponentType } from 'react';
import type { Block } from '../../slack/protocol.ts';
import type { Json } from '../json.ts';

export interface BlockProps {
  readonly block: Json;
  readonly blockId: string;
  /** Draws blocks inside this one; handed down so that the blocks need not import the list that holds them. */
  readonly inside: ComponentType<{ readonly of: readonly Block[] }>;
}
