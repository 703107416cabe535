import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../asking.ts';
import type { Deps } from '../../src/commands/deps.ts';
import { commands } from '../../src/commands/index.ts';
import { Refusal } from '../../src/core/errors.ts';
import { parseTarget } from '../../src/core/parse-target.ts';
import { reportJson } from '../../src/core/report-json.ts';
import { plain } from '../../src/core/words.ts';
import { clientsOf } from '../aws/clients-of.ts';
import { type Stub, startStub } from '../aws/stub.ts';

/** An AWS that has no bucket of any name. */
let stub: Stub;
let deps: Deps;
const logged: string[] = [];

beforeAll(async () => {
  stub = await startStub(() => ({
    status: 404,
    body: '<Error><Code>NoSuchBucket</Code><Message>no</Message></Error>',
  }));
  deps = {
    aws: clientsOf(stub),
    now: () => new Date('2026-03-01T03:00:00Z'),
    log: pino({ level: 'trace' }, { write: (line) => logged.push(line) }),
  };
});

afterAll(async () => {
  deps.aws.dispose();
  await stub[Symbol.asyncDispose]();
});

async function refusal(text: string): Promise<string> {
  const error: unknown = await ask(deps, text).catch((thrown: unknown) => thrown);
  if (error instanceof Refusal) return error.message;
  throw new Error(`was not refused: ${text}`);
}

const signature = 'fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';
const id = 'AKIAIOSFODNN7EXAMPLE';
const presigned = `https://media-of-ours.s3.eu-west-1.amazonaws.com/a%20b.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${id}%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=${signature}`;

describe('a question', () => {
  it.each(['diagnose media-of-ours a.csv', 'DIAGNOSE media-of-ours a.csv', '  Diagnose   media-of-ours a.csv  '])(
    '%j is answered',
    async (text) => {
      const report = await ask(deps, text);
      expect(report).toMatchObject({ question: 'diagnose', at: '2026-03-01T03:00:00.000Z', warnings: [] });
      expect(report.target).toMatchObject({ bucket: 'media-of-ours', key: 'a.csv' });
      expect(plain(report.verdict.text)).toBe('There is no bucket called media-of-ours.');
    },
  );

  it('can be asked again with the words of its answer', async () => {
    const report = await ask(deps, 'diagnose "media-of-ours" "a key.txt"');
    expect(parseTarget(report.asked)).toEqual(report.target);
  });

  it('without words is help, whatever its case', async () => {
    expect((await ask(deps, '')).question).toBe('help');
    expect((await ask(deps, '   ')).question).toBe('help');
    expect((await ask(deps, 'HELP')).question).toBe('help');
  });

  it('about nothing says how to ask', async () => {
    expect(await refusal('diagnose')).toMatch(/No bucket was named.*cooper-media videos\/intro\.mp4/);
  });
});

describe('a word that is no question', () => {
  it.each([
    ['diagnoes media a', 'Was it diagnose <bucket> [key] [as <arn>|anonymous] [for <action>] [because "<error>"]?'],
    ['hepl', 'Was it help [command]?'],
    ['make me a sandwich', 'help lists what there is.'],
    ['<!channel>', 'no question called <!channel>'],
    [`${'x'.repeat(3_000)}`, `${'x'.repeat(60)}….`],
  ])('%s', async (text, said) => {
    expect(await refusal(text)).toContain(said);
  });

  it.each([
    ['s3://media-of-ours/a.csv', 'diagnose media-of-ours a.csv'],
    ['arn:aws:s3:::media-of-ours', 'diagnose media-of-ours'],
    ['why is https://media-of-ours.s3.amazonaws.com/a refused', 'diagnose media-of-ours a'],
  ])('%s names a place: it says how to ask about it', async (text, command) => {
    expect(await refusal(text)).toContain(`ask ${command}.`);
    expect((await ask(deps, command)).question).toBe('diagnose');
  });
});

describe('a presigned URL', () => {
  it('is answered without its signature, with a warning', async () => {
    const report = await ask(deps, `diagnose ${presigned}`);
    expect(report.target).toMatchObject({ bucket: 'media-of-ours', key: 'a b.csv', region: 'eu-west-1' });
    expect(report.warnings.map(plain)).toEqual([expect.stringContaining('That was a presigned URL')]);
  });

  it.each([
    ['without a question', presigned],
    ['in help for it', `help ${presigned}`],
    [
      'of no S3 that we know',
      `diagnose https://files.example.com/a?X-Amz-Credential=${id}&X-Amz-Signature=${signature}`,
    ],
  ])('%s is warned about too', async (_name, text) => {
    const said = await refusal(text);
    expect(said).toContain('That was a presigned URL');
    expect(said).not.toContain(signature);
    expect(said).not.toContain(id);
  });
});

describe('secrets', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

  it.each([
    [`diagnose media-of-ours ${id}`, /holds an access key id/],
    [`diagnose media-of-ours ${id}:${secret}`, /holds a secret access key and an access key id/],
    [`${secret}`, /holds a secret access key/],
    [`help ${id} ${presigned}`, /holds a presigned URL and an access key id/],
  ])('in %s are refused and named, not repeated', async (text, said) => {
    const message = await refusal(text);
    expect(message).toMatch(said);
    expect(message).toContain('Ask again without it.');
    expect(message).not.toContain(id);
    expect(message).not.toContain(secret);
  });

  it('reach neither answer nor AWS nor log', async () => {
    const report = await ask(deps, `diagnose ${presigned}`);
    const everywhere = JSON.stringify([
      reportJson(report),
      report,
      logged,
      stub.asked.map(({ url, body }) => [url, body]),
    ]);
    expect(stub.asked.length).toBeGreaterThan(0);
    expect(everywhere).not.toContain(signature);
    expect(everywhere).not.toContain(`${id}%2F20260301`);
  });
});

it('a fault of our own is no refusal', async () => {
  const broken: Deps = {
    ...deps,
    now: () => {
      throw new RangeError('no time');
    },
  };
  await expect(ask(broken, `diagnose media-of-ours`)).rejects.toThrow(RangeError);
});

describe('help', () => {
  it('lists every question with its usage, and says how to ask', async () => {
    const [table, examples] = (await ask(deps, 'help')).sections;
    expect(table).toMatchObject({ rows: commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary]) });
    const lines = commands.flatMap((command) => command.examples);
    expect(examples).toMatchObject({ text: [expect.anything(), ...lines.map((line) => [{ code: line }])] });
  });

  it('about one question is about that one', async () => {
    const report = await ask(deps, 'help Diagnose');
    expect(report.sections[0]).toMatchObject({ rows: [[expect.stringContaining('diagnose'), expect.any(String)]] });
  });

  it('about an unknown one says which was meant', async () => {
    expect(await refusal('help diagnos')).toContain(
      'Was it diagnose <bucket> [key] [as <arn>|anonymous] [for <action>] [because "<error>"]?',
    );
  });

  // Those of the others need a store: see fix.test.ts and its neighbours.
  const alone = commands.filter(({ name }) => ['diagnose', 'help'].includes(name));
  it.each(alone.flatMap(({ name, examples }) => examples.map((example) => [name, example])))(
    'the example of %s works: %s',
    async (name, example) => {
      expect((await ask(deps, example)).question).toBe(name);
    },
  );
});
