import { chmodSync, mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arn, mode, served } from './served.ts';

const at = served();

describe('nobody else', () => {
  it('can open the socket: it is the owner’s, in a folder of the owner’s', async () => {
    await at.serve();
    expect([mode(at.data), mode(join(at.data, 'cooper.sock'))]).toEqual([0o700, 0o600]);
  });

  it('can open it in a folder that was open to all before', async () => {
    mkdirSync(at.data);
    chmodSync(at.data, 0o777);
    await at.serve();
    expect(mode(at.data)).toBe(0o700);
  });

  it('is listened to: a folder that others may write to is not trusted', async () => {
    await at.serve();
    chmodSync(at.data, 0o770);
    expect(await at.ask()).toEqual({ is: 'nobody' });
  });

  it('is answered from a web page, by another path, method, name or kind of text', async () => {
    await at.serve();
    const good = { host: 'cooper.invalid', 'content-type': 'application/json' };
    expect(await status('POST', '/challenge', good)).toBe(200);
    expect(await status('POST', '/challenge', { ...good, origin: 'http://localhost' })).toBe(403);
    expect(await status('POST', '/challenge', { ...good, 'sec-fetch-site': 'none' })).toBe(403);
    expect(await status('POST', '/challenge', { ...good, host: 'localhost' })).toBe(403);
    expect(await status('POST', '/challenge', { ...good, 'content-type': 'text/plain' })).toBe(415);
    expect(await status('GET', '/challenge', good)).toBe(405);
    expect(await status('POST', '/', good)).toBe(404);
    expect(await status('POST', '/ask', { ...good, 'content-length': '2000000' })).toBe(413);
    expect(await status('POST', '/ask', good, '{"text":"a"}')).toBe(400);
    expect(await status('POST', '/ask', good, 'no json')).toBe(400);
    expect(await status('POST', '/ask', { ...good, 'transfer-encoding': 'chunked' }, 'x'.repeat(1_100_000))).toBe(413);
  });

  it('can ask with a challenge that was used, or that was never given', async () => {
    const challenges: string[] = [];
    await at.serve({ prove: (_, challenge) => Promise.resolve(`${challenges.push(challenge)}`) });
    await at.ask();
    const body = (challenge = '') => JSON.stringify({ text: 'again', challenge, proof: arn });
    const good = { host: 'cooper.invalid', 'content-type': 'application/json' };
    for (const challenge of [challenges[0], 'made-up'])
      expect(await said('POST', '/ask', good, body(challenge))).toMatchObject({
        text: expect.stringContaining('refusal'),
      });
    expect(challenges.length).toBe(1);
  });

  it('hears what is too long', async () => {
    await at.serve();
    await expect(at.ask('x'.repeat(1_100_000))).rejects.toThrow(/more than 1024 KiB/);
  });

  interface Heard {
    readonly status: number;
    readonly text: string;
  }

  function said(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Heard> {
    return new Promise((told, failed) => {
      const asked = request({ socketPath: join(at.data, 'cooper.sock'), method, path, headers }, async (response) => {
        let text = '';
        for await (const part of response) text += String(part);
        told({ status: response.statusCode ?? 0, text });
      });
      asked.on('error', failed).end(body);
    });
  }

  const status = async (...of: Parameters<typeof said>) => (await said(...of)).status;
});
