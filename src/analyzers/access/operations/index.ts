import { buckets } from './buckets.ts';
import { cliCommands } from './cli-commands.ts';
import { objectDeletes } from './object-deletes.ts';
import { objectReads } from './object-reads.ts';
import { objectWrites } from './object-writes.ts';
import type { Operation } from './types.ts';

/** Every operation and command that is known by name. */
export const operations: readonly Operation[] = [
  ...objectReads,
  ...objectWrites,
  ...objectDeletes,
  ...buckets,
  ...cliCommands,
];
