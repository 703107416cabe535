import { auditLog } from './audit-log.ts';
import { changes } from './changes.ts';
import type { Command } from './command.ts';
import { config } from './config.ts';
import { diagnose } from './diagnose.ts';
import { fix } from './fix.ts';
import { makeHelp } from './help.ts';
import { lockdown } from './lockdown.ts';

export const commands: readonly Command[] = [
  diagnose,
  fix,
  changes,
  lockdown,
  auditLog,
  config,
  makeHelp(() => commands),
];
