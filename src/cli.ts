import { text as textOf } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { awsFor, type AwsOptions } from './aws/clients.ts';
import { ask } from './commands/ask.ts';
import type { LineCommand } from './commands/line-command.ts';
import { lineCommands } from './commands/line-commands.ts';
import { type Config, readConfig } from './config.ts';
import { Refusal } from './core/errors.ts';
import { refusalJson, reportJson } from './core/report-json.ts';
import { forgetMachineAws } from './local-aws-only.ts';
import { makeLog } from './log.ts';
import type { Stoppable } from './sandbox/start.ts';
import { asTyped } from './terminal/as-typed.ts';
import { withInput } from './terminal/because-input.ts';
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

/** 0: answered, whatever the answer. 1: Cooper is at fault. 2: the question or the configuration is. */
async function cli(argv: readonly string[]): Promise<number> {
  const { json, text } = read(await withInput(argv, () => textOf(process.stdin)));
  const piped = lineCommands.find(({ name }) => name === text);
  if (piped) return filter(piped);
  try {
    const report = await answered(text);
    process.stdout.write(
      json ? `${JSON.stringify(reportJson(report), null, 2)}\n` : render(look(process.stdout), report),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) return broken(error);
    if (json) process.stdout.write(`${JSON.stringify(refusalJson(error.because, error.next), null, 2)}\n`);
    else process.stderr.write(renderRefusal(look(process.stderr), error));
    return 2;
  }
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

async function answered(text: string) {
  const config = readConfig(process.env);
  const { aws, done } = await reach(config);
  const clients = awsFor(aws);
  try {
    return await ask(
      { aws: clients, now: () => new Date(), log: makeLog(process.env['LOG_LEVEL'] ? config.logLevel : 'error') },
      text,
    );
  } finally {
    clients.dispose();
    await done?.stop();
  }
}

/** The real AWS; or the sandbox that is running, else one of our own for as long as the question takes. */
async function reach({ aws, data }: Config): Promise<{ aws: AwsOptions; done: Stoppable | null }> {
  if (aws.is === 'real') return { aws: { region: aws.region, readRoles: aws.readRoles }, done: null };
  forgetMachineAws(process.env);
  const { runningAws, startAws } = await import('./sandbox/start.ts');
  const running = await runningAws(data);
  if (running) return { aws: { ...running, region: aws.region }, done: null };
  const own = await startAws();
  return { aws: { endpoint: own.endpoint, credentials: own.credentials, region: aws.region }, done: own };
}

function look(stream: NodeJS.WriteStream): Look {
  return { color: stream.hasColors?.() ?? false, width: Math.min(stream.columns ?? 100, 120) };
}

function broken(error: unknown): number {
  process.stderr.write(
    `Cooper broke. That is a fault of Cooper's, not yours:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}
