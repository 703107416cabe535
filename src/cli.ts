import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { openSession, type Session } from './cli-service.ts';
import { ask } from './commands/ask.ts';
import { auditInTerminal } from './commands/audit-log/in-terminal.ts';
import type { LineCommand } from './commands/line-command.ts';
import { lineCommands } from './commands/line-commands.ts';
import { readConfig } from './config.ts';
import { Refusal } from './core/errors.ts';
import type { Report } from './core/report.ts';
import { refusalJson, reportJson } from './core/report-json.ts';
import { makeLog } from './log.ts';
import { asTyped } from './terminal/as-typed.ts';
import { withInput } from './terminal/because-input.ts';
import { actInTerminal, typedVerb } from './terminal/changes/act.ts';
import { renderChange, renderOutcome } from './terminal/changes/render.ts';
import type { Look } from './terminal/paint.ts';
import { lines } from './terminal/lines.ts';
import { render, renderRefusal } from './terminal/render.ts';

const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

// Whoever reads our answers may stop reading, as `| head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await cli(process.argv.slice(2));

/** 0: answered, whatever the answer. 1: Cooper is at fault. 2: the question or the configuration is, or the person said no. */
async function cli(argv: readonly string[]): Promise<number> {
  const { json, text } = read(await withInput(argv, () => textOf(process.stdin)));
  const piped = lineCommands.find(({ name }) => name === text);
  if (piped) return filter(piped);
  try {
    return await answered(text, json);
  } catch (error) {
    if (!(error instanceof Refusal)) return broken(error);
    if (json) process.stdout.write(`${JSON.stringify(refusalJson(error), null, 2)}\n`);
    else process.stderr.write(renderRefusal(look(process.stderr), error));
    return 2;
  }
}

async function answered(text: string, json: boolean): Promise<number> {
  const config = readConfig(process.env);
  const log = makeLog(process.env['LOG_LEVEL'] ? config.logLevel : 'error');
  const session = await openSession(config, log, process.env);
  try {
    if (/^audit-log\b/.test(text)) return await audit(session, text.replace(/^audit-log\s*/, ''), json);
    if (typedVerb(text) !== null) return await acted(session, text);
    const told = await report(session, text);
    say(told, json);
    // Rules that can't be meant are the configuration's fault, and whoever checks them in CI wants to know.
    return told.question === 'config' && told.verdict.is === 'problem' ? 2 : 0;
  } finally {
    await session.close();
  }
}

/** Questions about AWS alone open no store, and ask nobody else. */
async function report(session: Session, text: string): Promise<Report> {
  const service = /^(?:fix|changes|lockdown)\b/i.test(text) ? await session.service() : null;
  // Whom a question without a store is from makes no difference to its answer.
  return service?.ask(text) ?? ask(session.deps, text, { actor: { is: 'cooper' }, origin: { face: 'terminal' } });
}

async function acted(session: Session, text: string): Promise<number> {
  const verb = typedVerb(text);
  if (verb === null) throw new Error('no act was typed');
  const desk = { service: await session.service(), look: look(process.stdout), now: () => new Date() };
  const view = await actInTerminal({ ...desk, input: process.stdin, output: process.stdout }, verb);
  if (view === null) {
    process.stderr.write('Nothing was done.\n');
    return 2;
  }
  // A new preview is seen for the first time; of what stood above only the outcome is new.
  const show = view.change.id === verb.changeId ? renderOutcome : renderChange;
  process.stdout.write(show(look(process.stdout), view, new Date()));
  return 0;
}

async function audit(session: Session, typed: string, json: boolean): Promise<number> {
  const answer = await auditInTerminal(typed, {
    source: async () => (await session.service()).audit,
    key: session.auditKey,
    text: (path) => readFile(path, 'utf8'),
    lines: (path) => lines(createReadStream(path)),
    now: () => new Date(),
  });
  if (answer.is === 'report') {
    say(answer.report, json);
    return answer.report.verdict.is === 'problem' ? 1 : 0;
  }
  for await (const part of answer.text) if (!process.stdout.write(part)) await drained();
  return 0;
}

function say(of: Report, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(reportJson(of), null, 2)}\n` : render(look(process.stdout), of));
}

/** JSON lines out for lines in. 0: every line was answered; 1: some could not be; 2: nothing came where something must. */
async function filter({ answers, whenEmpty }: LineCommand): Promise<number> {
  let given = 0;
  let missing = 0;
  for await (const { text, answered: isAnswer } of answers(lines(process.stdin), () => new Date())) {
    given += 1;
    if (!isAnswer) missing += 1;
    if (!process.stdout.write(`${text}\n`)) await drained();
  }
  if (given > 0 || whenEmpty === null) return missing > 0 ? 1 : 0;
  process.stderr.write(`${whenEmpty}\n`);
  return 2;
}

/** Whoever reads slowly must not make us keep everything in memory. */
function drained(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Flags of ours may stand anywhere; everything else is the question, and may look like a flag itself. */
function read(argv: readonly string[]): { json: boolean; text: string } {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const ours = new Set(
    tokens.filter((token) => token.kind === 'option' && token.name in options).map(({ index }) => index),
  );
  const words = argv.filter((word, nth) => !ours.has(nth) && word !== '--');
  return {
    json: values.json === true,
    text: values.help === true ? asTyped(['help', ...words.slice(0, 1)]) : asTyped(words),
  };
}

function look(stream: NodeJS.WriteStream): Look {
  // A terminal that nobody gave a size says that it has no columns at all.
  return { color: stream.hasColors?.() ?? false, width: Math.min(stream.columns || 100, 120) };
}

function broken(error: unknown): number {
  process.stderr.write(
    `Cooper broke. That is a fault of Cooper's, not yours:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}
