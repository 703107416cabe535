import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, roomOf } from './imports.ts';

/** Who may import whom, from the inside out: rooms first, then packages. A room may always use itself. */
const may: Readonly<Record<string, readonly string[]>> = {
  core: list`zod fastest-levenshtein node:crypto`,
  policy: list`core zod`,
  analyzers: list`core policy`,
  remedies: list`core policy zod`,
  aws: list`core @aws-sdk @smithy p-limit fast-xml-parser fastest-levenshtein node:async_hooks node:crypto node:dns
    node:net node:timers node:util`,
  store: list`core kysely pg pg-boss @electric-sql pino node:async_hooks node:crypto node:fs node:os node:path
    node:timers node:worker_threads`,
  changes: list`core policy analyzers remedies aws store pino zod yaml node:crypto node:fs node:path node:timers`,
  commands: list`core analyzers policy remedies aws store changes pino zod node:timers`,
  slack: list`core commands @slack pino node:crypto node:http node:timers`,
  terminal: list`core commands string-width wrap-ansi node:readline node:stream node:util`,
  'local-socket': list`core pino zod node:crypto node:fs node:http node:net node:os node:path`,
  sandbox: list`core pino zod ws fast-xml-parser react react-dom vite node:crypto node:events
    node:fs node:http node:net node:path node:stream node:timers node:url node:zlib`,
  'config.ts': list`core zod`,
  'log.ts': list`pino`,
  'keys.ts': list`core node:crypto node:fs node:path`,
  'local-aws-only.ts': [],
  'changing.ts': list`core aws store changes config.ts keys.ts pino node:crypto node:fs node:os`,
  'main.ts': list`core aws store changes commands slack local-socket sandbox config.ts log.ts keys.ts changing.ts
    local-aws-only.ts`,
  'cli-service.ts': list`core aws commands local-socket sandbox config.ts keys.ts changing.ts local-aws-only.ts pino`,
  'cli.ts': list`core commands terminal config.ts log.ts cli-service.ts node:fs node:readline node:stream node:util`,
};

function list([names = '']: TemplateStringsArray): readonly string[] {
  return names.split(/\s+/);
}

/** Only these start anything, so only these hand the environment in; the rest of Cooper gets a Config. */
const readsEnvironment = ['config.ts', 'main.ts', 'cli.ts', 'local-aws-only.ts'];

/** What a file does that its place forbids. */
function faults(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  const imports = importsOf(file, text);
  return [
    ...imports
      .filter(({ to }) => to !== room && !(may[room] ?? []).includes(to))
      .map(({ name }) => `${room} may not import ${name}`),
    ...imports
      .filter(({ to, how }) => to === 'sandbox' && room !== 'sandbox' && how === 'static')
      .map(({ name }) => `${name} must be imported when it is needed, with import()`),
    // In quotes it is the name that a bundler replaces.
    ...(/(?<!['"])\bprocess\.env\b/.test(text) && !readsEnvironment.includes(room) ? ['reads the environment'] : []),
    ...(/^[a-z\d]+(-[a-z\d]+)*\.(ts|tsx)$/.test(file.split('/').at(-1) ?? '') ? [] : ['is not named in kebab-case']),
  ];
}

const files = globSync('src/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));

it.each(files)('%s keeps to its room', (file) => {
  expect(faults(file, readFileSync(file, 'utf8'))).toEqual([]);
});

it('has a rule for every room, and no room without files', () => {
  expect(Object.keys(may).toSorted()).toEqual([...new Set(files.map(roomOf))].toSorted());
});

it.each(globSync('{test,tools}/**/*.{ts,tsx,mjs}').map((file) => file.replaceAll('\\', '/')))(
  '%s is named in kebab-case',
  (file) => {
    expect(file).toMatch(/\/[a-z\d]+(-[a-z\d]+)*(\.property)?(\.test)?\.(ts|tsx|mjs)$/);
  },
);

describe('the rules can be broken', () => {
  it.each<[string, string, string, string]>([
    ['core uses AWS', 'src/core/x.ts', "import { S3Client } from '@aws-sdk/client-s3';", 'core may not import'],
    ['judgement reads AWS', 'src/analyzers/access/x.ts', "import '../../aws/collect.ts';", 'analyzers may not import'],
    ['a face reads AWS', 'src/slack/x.ts', "import type { A } from '../aws/clients.ts';", 'slack may not import'],
    ['another room speaks Slack', 'src/commands/x.ts', "import { App } from '@slack/bolt';", 'commands may not import'],
    ['faces meet', 'src/slack/x.ts', "export { prose } from '../terminal/paint.ts';", 'slack may not import'],
    ['a room reaches the sandbox', 'src/aws/x.ts', "await import('../sandbox/start.ts');", 'aws may not import'],
    ['the sandbox judges', 'src/sandbox/x.ts', "import {\n  a,\n} from '../policy/statements.ts';", 'sandbox may not'],
    ['the sandbox is always loaded', 'src/main.ts', "import { a } from './sandbox/start.ts';", 'must be imported when'],
    [
      'an import of types that stays',
      'src/main.ts',
      "import { type A } from './sandbox/start.ts';",
      'must be imported',
    ],
    ['a room reads the environment', 'src/aws/x.ts', 'const a = process.env;', 'reads the environment'],
    ['a name in capitals', 'src/core/newFile.ts', '', 'kebab-case'],
  ])('%s', (_name, file, text, fault) => {
    expect(faults(file, text)).toEqual([expect.stringContaining(fault)]);
  });

  it('and types of the sandbox are nothing at run time', () => {
    expect(faults('src/main.ts', "import type { A } from './sandbox/start.ts';")).toEqual([]);
  });
});
