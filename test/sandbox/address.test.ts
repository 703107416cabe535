import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress, removeAddress, runningSandbox, writeAddress } from '../../src/sandbox/address.ts';

let data = '';
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'cooper-')), 'new', 'folder');
});

const address = { aws: 'http://localhost:1', page: 'http://localhost:2/', pid: 42 };

describe('the address of a running sandbox', () => {
  it('is read as it was left, in a folder that need not be there', () => {
    writeAddress(data, address);
    expect(readAddress(data)).toEqual(address);
  });

  it('may have no page', () => {
    writeAddress(data, { ...address, page: null });
    expect(readAddress(data)?.page).toBeNull();
  });

  it('is null where none was left', () => {
    expect(readAddress(data)).toBeNull();
  });

  it.each(['', '{', '[]', '{"aws":"nonsense","page":null,"pid":1}', '{"aws":"http://localhost:1"}'])(
    'is null where the file says %j',
    (text) => {
      writeAddress(data, address);
      writeFileSync(join(data, 'sandbox.json'), text);
      expect(readAddress(data)).toBeNull();
    },
  );

  it('goes away with its own process only', () => {
    writeAddress(data, address);
    removeAddress(data, 7);
    expect(readAddress(data)).toEqual(address);
    removeAddress(data, 42);
    expect(existsSync(join(data, 'sandbox.json'))).toBe(false);
    removeAddress(data, 42);
  });
});

describe('whether it still runs', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.close();
    server = null;
  });

  async function answering(status: number): Promise<string> {
    server = createServer((request, response) =>
      response.writeHead(request.url === '/_cooper/faults' ? status : 500).end(),
    );
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('does when it answers', async () => {
    writeAddress(data, { ...address, aws: await answering(200) });
    expect(await runningSandbox(data)).toMatchObject({ pid: 42 });
  });

  it.each([404, 500])('does not when something else answers there, with %d', async (status) => {
    writeAddress(data, { ...address, aws: await answering(status) });
    expect(await runningSandbox(data)).toBeNull();
  });

  it('does not when nothing answers', async () => {
    const aws = await answering(200);
    await new Promise((resolve) => server?.close(resolve));
    writeAddress(data, { ...address, aws });
    expect(await runningSandbox(data)).toBeNull();
  });

  it('does not where no address was left', async () => {
    expect(await runningSandbox(data)).toBeNull();
  });
});
