import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';

/** A project after `npm ci`: the script, and what npm installed. */
let project = '';
const platform = `${process.platform}-${process.arch}`;
const link = () => join(project, 'node_modules/.bin/node');

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'cooper-'));
  mkdirSync(join(project, 'tools'));
  copyFileSync('tools/link-node.mjs', join(project, 'tools/link-node.mjs'));
});

function install(name: string): void {
  mkdirSync(join(project, 'node_modules', name, 'bin'), { recursive: true });
  writeFileSync(join(project, 'node_modules', name, 'bin/node'), '#!/bin/sh\necho v26\n');
}

/** As if the machine's own Node were of that version. */
function run(version: string) {
  const old = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
  const script = join(project, 'tools/link-node.mjs');
  return spawnSync(process.execPath, ['--import', old, script], { encoding: 'utf8' });
}

describe.skipIf(process.platform === 'win32')('after npm ci', () => {
  it.each(['node', 'node-bin'])('an old Node is given a newer one from %s', (kind) => {
    install(`${kind}-${platform}`);
    expect(run('20.19.0')).toMatchObject({ status: 0, stderr: '' });
    expect(readlinkSync(link())).toBe(`../${kind}-${platform}/bin/node`);
    expect(spawnSync(link(), { encoding: 'utf8' }).stdout).toBe('v26\n');
  });

  it('can be done again', () => {
    install(`node-${platform}`);
    run('20.19.0');
    expect(run('20.19.0').status).toBe(0);
    expect(lstatSync(link()).isSymbolicLink()).toBe(true);
  });

  it('a Node that is new enough needs none', () => {
    install(`node-${platform}`);
    expect(run('24.15.0').status).toBe(0);
    expect(existsSync(link())).toBe(false);
  });

  it('where npm has none, it says what is needed', () => {
    const { status, stderr } = run('20.19.0');
    expect(status).toBe(1);
    expect(stderr).toContain('Cooper needs Node 24.15 or newer');
  });
});
