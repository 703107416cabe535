import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checks } from '../src/analyzers/access/checks/index.ts';
import { measures } from '../src/aws/measures/index.ts';
import { readings } from '../src/aws/readings.ts';
import { settings } from '../src/aws/settings/index.ts';
import { commands } from '../src/commands/index.ts';
import { lineCommands } from '../src/commands/line-commands.ts';
import { remedies } from '../src/remedies/index.ts';
import { ReportJson } from '../src/core/report-json.ts';

/** The files of a folder that hold one thing each, without their endings. */
const filesIn = (folder: string, but: readonly string[] = []): readonly string[] =>
  globSync(`${folder}/*.ts`)
    .map((file) => basename(file, '.ts'))
    .filter((name) => !['index', ...but].includes(name))
    .toSorted();

/** Files of src/commands that are no command. */
const beside = `acting ask change-report changing command deps error-message home pasted line-command line-commands
  remedy-offers wish`.split(/\s+/);

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('every list holds what there is a file for, and the other way round', () => {
  it('checks, by the path of their file', () => {
    const files = globSync('src/analyzers/*/checks/*.ts').map((file) => file.replaceAll('\\', '/'));
    const ids = files
      .filter((file) => !file.endsWith('/index.ts'))
      .map((file) => file.replace(/^src\/analyzers\/|checks\/|\.ts$/g, ''));
    expect(checks.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('commands, and those that read lines', () => {
    const piped = lineCommands.map(({ name }) => name);
    expect(commands.map(({ name }) => name).toSorted()).toEqual(filesIn('src/commands', [...beside, ...piped]));
  });

  it('settings', () => {
    expect(settings.map(({ name }) => kebab(name)).toSorted()).toEqual(filesIn('src/aws/settings'));
  });

  it('measures', () => {
    expect(measures.map(({ name }) => kebab(name)).toSorted()).toEqual(filesIn('src/aws/measures'));
  });
});

it('remedies, by the name of their file', () => {
  expect(remedies.map(({ id }) => id).toSorted()).toEqual(filesIn('src/remedies'));
});

describe('checks', () => {
  it('have ids of their own', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it.each(checks)('$id reads only what there is a reading for', ({ reads }) => {
    expect(readings.map(({ name }) => name)).toEqual(expect.arrayContaining([...reads]));
  });

  it.each(checks.filter(({ remedy }) => remedy !== undefined))('$id names a remedy that there is', ({ remedy }) => {
    expect(remedies.map(({ id }) => id)).toContain(remedy);
  });
});

describe('readings', () => {
  it.each(readings)('$name comes after readings that there are', ({ after = [] }) => {
    expect(readings.map(({ name }) => name)).toEqual(expect.arrayContaining([...after]));
  });
});

it('docs/report.schema.json is what --json prints; refresh it with `vitest run test/registry.test.ts -u`', async () => {
  const schema = z.toJSONSchema(ReportJson, { io: 'output' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../docs/report.schema.json');
});
