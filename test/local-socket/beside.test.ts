import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { code, words } from '../../src/core/words.ts';
import { callLocal } from '../../src/local-socket/call.ts';
import type { ServeOptions } from '../../src/local-socket/serve.ts';
import { arn, mode, served } from './served.ts';

const at = served();
const fail = () => {
  throw new Error('it was answered');
};

describe('a terminal beside a running Cooper', () => {
  it('is answered, as whom it proved to be', async () => {
    await at.serve();
    expect(await at.ask()).toEqual({ is: 'answered', value: { text: 'changes', arn } });
  });

  it('proves it anew for each question, for a challenge of the other side', async () => {
    const seen: string[] = [];
    await at.serve({
      prove: (proof, challenge) => {
        seen.push(challenge);
        expect(proof).toBe(`signed ${challenge}`);
        return Promise.resolve(arn);
      },
    });
    const prove = (challenge: string) => Promise.resolve(`signed ${challenge}`);
    await callLocal(at.data, { text: 'one', prove });
    await callLocal(at.data, { text: 'two', prove });
    expect(new Set(seen).size).toBe(2);
  });

  it('is told a refusal in the words of the other side', async () => {
    const diffs = [{ is: 'diff', title: 'Since', lines: [{ sign: '+', text: '{}' }] }] as const;
    const refusal = new Refusal(words`No ${code('c1')} here.`, words`Look at ${code('changes')}.`, { diffs });
    await at.serve({ answer: () => Promise.reject(refusal) });
    const thrown: unknown = await at.ask().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refusal);
    expect(thrown).toMatchObject({ because: refusal.because, next: refusal.next, diffs });
  });

  it('is not answered when who asks is not proven', async () => {
    const answer = vi.fn<ServeOptions['answer']>();
    await at.serve({ prove: () => Promise.reject(new Refusal(words`Nobody.`, words`Sign in.`)), answer });
    await expect(at.ask()).rejects.toThrow('Nobody.');
    expect(answer).not.toHaveBeenCalled();
  });

  it('learns a reference when the other side broke, and the log holds the reason under it', async () => {
    const lines: string[] = [];
    const loud = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    await at.serve({ log: loud, answer: () => Promise.reject(new TypeError('secret detail')) });
    const thrown = await at.ask().then(fail, (error: unknown) => error as Error);
    expect(thrown).not.toBeInstanceOf(Refusal);
    expect(thrown.message).not.toContain('secret detail');
    const logged = JSON.parse(lines[0] ?? '{}') as { reference: string; err: { message: string } };
    expect(thrown.message).toContain(logged.reference);
    expect(logged.err.message).toBe('secret detail');
  });

  it('learns that too when the answer is no JSON', async () => {
    await at.serve({ answer: () => Promise.resolve(1n) });
    await expect(at.ask()).rejects.toThrow(/reference/);
  });

  it('is answered at length', async () => {
    const long = 'x'.repeat(5_000_000);
    await at.serve({ answer: () => Promise.resolve(long) });
    expect(await at.ask()).toEqual({ is: 'answered', value: long });
  });

  it('is answered with nothing as null', async () => {
    await at.serve({ answer: () => Promise.resolve(undefined) });
    expect(await at.ask()).toEqual({ is: 'answered', value: null });
  });

  it('may be one of several at once', async () => {
    await at.serve();
    const asked = await Promise.all(Array.from({ length: 20 }, (_, nth) => at.ask(`question ${nth}`)));
    expect(asked).toEqual(asked.map((_, nth) => ({ is: 'answered', value: { text: `question ${nth}`, arn } })));
  });
});

describe('where no Cooper runs', () => {
  it('nobody answers: no folder, no socket', async () => {
    expect(await at.ask()).toEqual({ is: 'nobody' });
    expect(existsSync(at.data)).toBe(false);
  });

  it('nobody answers after it stopped, and nothing of it is left', async () => {
    await (await at.serve()).stop();
    expect(await at.ask()).toEqual({ is: 'nobody' });
    expect(readdirSync(at.data)).toEqual([]);
  });

  it('nobody answers after it was killed, and another one takes its place', async () => {
    const child = fork(new URL('./serving.ts', import.meta.url), [at.data], { execArgv: [] });
    await once(child, 'message');
    expect(await at.ask()).toEqual({ is: 'answered', value: 'the child' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(at.data, 'cooper.sock'))).toBe(true);
    expect(await at.ask()).toEqual({ is: 'nobody' });
    await at.serve();
    expect(await at.ask()).toMatchObject({ is: 'answered', value: { arn } });
  });

  it('a second one is refused while the first answers', async () => {
    await at.serve();
    await expect(at.serve()).rejects.toThrow(/Another Cooper listens/);
    expect(await at.ask()).toMatchObject({ is: 'answered' });
  });

  it('what another left behind is not taken away by the one before', async () => {
    const first = await at.serve();
    const path = join(at.data, 'cooper.sock');
    const moved = `${path}.old`;
    renameSync(path, moved);
    await at.serve();
    await first.stop();
    expect(await at.ask()).toMatchObject({ is: 'answered' });
  });
});

describe('where the data folder can hold no socket', () => {
  const deep = () => join(at.data, 'a'.repeat(60), 'b'.repeat(60));

  it('the socket stands in a folder for temporary files that is the owner’s alone', async () => {
    const one = await at.serve({}, deep());
    const path = readFileSync(join(deep(), 'cooper.sock.path'), 'utf8').trim();
    expect([mode(dirname(path)), mode(path), mode(join(deep(), 'cooper.sock.path'))]).toEqual([0o700, 0o600, 0o600]);
    expect(await at.ask('changes', deep())).toMatchObject({ is: 'answered', value: { arn } });
    await one.stop();
    expect([existsSync(dirname(path)), readdirSync(deep())]).toEqual([false, []]);
    expect(await at.ask('changes', deep())).toEqual({ is: 'nobody' });
  });

  it('a second one is refused there too', async () => {
    await at.serve({}, deep());
    await expect(at.serve({}, deep())).rejects.toThrow(/Another Cooper listens/);
  });

  it('what a dead one left behind goes, and nothing else does', async () => {
    await (await at.serve({}, deep())).stop();
    const precious = join(mkdtempSync(join(tmpdir(), 'precious-')), 'cooper.sock');
    writeFileSync(precious, 'mine');
    writeFileSync(join(deep(), 'cooper.sock.path'), `${precious}\n`);
    await at.serve({}, deep());
    expect(readFileSync(precious, 'utf8')).toBe('mine');
    expect(await at.ask('changes', deep())).toMatchObject({ is: 'answered' });
  });
});

describe('when Cooper stops while somebody waits', () => {
  it('they get their answer first', async () => {
    const asked = Promise.withResolvers<void>();
    const one = await at.serve({
      answer: async () => {
        asked.resolve();
        await new Promise((done) => setTimeout(done, 200));
        return 'done';
      },
    });
    const answer = at.ask();
    await asked.promise;
    const stopped = one.stop();
    expect(await answer).toEqual({ is: 'answered', value: 'done' });
    await stopped;
  });

  it('or learn that nobody knows whether it was done', async () => {
    const child = fork(new URL('./serving.ts', import.meta.url), [at.data], { execArgv: [] });
    await once(child, 'message');
    const answer = at.ask('hang');
    await once(child, 'message');
    child.kill('SIGKILL');
    await expect(answer).rejects.toThrow(/Whether it has done what was asked is not known/);
  });
});
