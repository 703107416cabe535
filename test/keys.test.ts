import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../src/core/errors.ts';
import { auditKeyHere, loadKeys, privateKeyIn } from '../src/keys.ts';

let data: string;
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'cooper-keys-')), 'data');
});
afterEach(() => rmSync(join(data, '..'), { recursive: true }));

const none = { signingKeys: null, auditKey: null };
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('the key of a log that was written elsewhere is not made up', () => {
  expect(auditKeyHere({ auditKey: null, data })).toBeNull();
  expect(existsSync(data)).toBe(false);
  expect(auditKeyHere({ auditKey: null, data })).toBeNull();
  const { audit } = loadKeys({ ...none, data });
  expect(auditKeyHere({ auditKey: null, data })).toEqual(audit);
});

describe('keys that nobody gave', () => {
  it('are made once, of 32 bytes, one for buttons and one for the log', () => {
    const first = loadKeys({ ...none, data });
    expect(loadKeys({ ...none, data })).toEqual(first);
    const { current, keys } = first.signing;
    expect([current, keys[current]?.length, first.audit.length]).toEqual(['made', 32, 32]);
    expect(keys[current]).not.toEqual(first.audit);
  });

  it('are other ones in every folder', () => {
    expect(loadKeys({ ...none, data })).not.toEqual(loadKeys({ ...none, data: join(data, 'other') }));
  });

  it('are for the owner alone, and nothing else is left in their folder', () => {
    loadKeys({ ...none, data });
    const folder = join(data, 'keys');
    expect([mode(folder), mode(join(folder, 'audit.key')), mode(join(folder, 'signing.key'))]).toEqual([
      '700',
      '600',
      '600',
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(['audit.key', 'signing.key']);
  });

  it('are the same for all who start at once', async () => {
    const script = `
      const { parentPort, workerData: { url, data, gate } } = require('node:worker_threads');
      import(url).then(({ loadKeys }) => {
        const all = new Int32Array(gate);
        Atomics.add(all, 0, 1);
        for (let seen = 1; seen < 4; seen = Atomics.load(all, 0)) Atomics.wait(all, 0, seen, 5);
        const { signing, audit } = loadKeys({ signingKeys: null, auditKey: null, data });
        parentPort.postMessage(Buffer.concat([signing.keys.made, audit]).toString('hex'));
      });`;
    const gate = new SharedArrayBuffer(4);
    const url = new URL('../src/keys.ts', import.meta.url).href;
    const workers = Array.from(
      { length: 4 },
      () => new Worker(script, { eval: true, workerData: { url, data, gate } }),
    );
    const said = await Promise.all(
      workers.map((worker) => new Promise((told, failed) => worker.once('message', told).once('error', failed))),
    );
    await Promise.all(workers.map((worker) => worker.terminate()));
    expect(new Set(said).size).toBe(1);
    expect(readdirSync(join(data, 'keys')).toSorted()).toEqual(['audit.key', 'signing.key']);
  });

  it.each(['', 'c2hvcnQ=', '\n'])('are not believed when the file was cut: %j', (text) => {
    mkdirSync(join(data, 'keys'), { recursive: true });
    writeFileSync(join(data, 'keys', 'audit.key'), text);
    expect(() => loadKeys({ ...none, data })).toThrow(/audit\.key holds no key of 32 bytes.*backup/);
  });
});

describe('keys that are given', () => {
  const [old, now, audit] = [randomBytes(32), randomBytes(32), randomBytes(48)] as const;
  const given = {
    signingKeys: `2026b:${now.toString('base64url')}, 2026a:${old.toString('base64')}`,
    auditKey: audit.toString('base64'),
  };

  it('win, and none is made', () => {
    expect(loadKeys({ ...given, data }).audit).toEqual(audit);
    expect(existsSync(data)).toBe(false);
  });

  it('sign by the first, and all of them are recognised', () => {
    const { current, keys } = loadKeys({ ...given, data }).signing;
    expect(current).toBe('2026b');
    expect(keys).toEqual({ '2026b': now, '2026a': old });
  });
});

describe('the key for checkpoints', () => {
  const file = (text: string) => {
    mkdirSync(data, { recursive: true });
    const path = join(data, 'key.pem');
    writeFileSync(path, text);
    return path;
  };
  const pem = (pair: { privateKey: { export(of: { type: 'pkcs8'; format: 'pem' }): string | Buffer } }) =>
    String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));

  it('is read from its file', () => {
    expect(privateKeyIn(file(pem(generateKeyPairSync('ed25519')))).asymmetricKeyType).toBe('ed25519');
  });

  it.each([
    ['of another kind', () => file(pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })))],
    ['nonsense', () => file('nonsense')],
    ['not there', () => join(data, 'nowhere.pem')],
  ])('is refused when it is %s, with how to make one', (_name, path) => {
    expect(() => privateKeyIn(path())).toThrow(Refusal);
    expect(() => privateKeyIn(path())).toThrow(/openssl genpkey -algorithm ed25519/);
  });
});
