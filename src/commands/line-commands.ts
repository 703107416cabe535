import { evaluate } from './evaluate.ts';
import type { LineCommand } from './line-command.ts';
import { parse } from './parse.ts';

export const lineCommands: readonly LineCommand[] = [evaluate, parse];
