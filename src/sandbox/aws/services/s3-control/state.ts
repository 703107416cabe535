import type { History } from '../../history.ts';

export interface S3ControlState {
  /** Public access block documents of accounts, by account id; null after a delete. */
  readonly publicAccessBlocks: Map<string, History<string | null>>;
}

export function newS3ControlState(): S3ControlState {
  return { publicAccessBlocks: new Map() };
}
