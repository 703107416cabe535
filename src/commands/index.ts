import type { Command } from './command.ts';
import { diagnose } from './diagnose.ts';
import { makeHelp } from './help.ts';

export const commands: readonly Command[] = [diagnose, makeHelp(() => commands)];
