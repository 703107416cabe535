import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/commands/terminal/service.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { Change } from '../../../src/core/change.ts';
import { words } from '../../../src/core/words.ts';
import { asTyped } from '../../../src/terminal/as-typed.ts';
import { actInTerminal, typedVerb } from '../../../src/terminal/changes/act.ts';
import { change, now } from './view.ts';

type Acted = Parameters<Service['act']>[0];

/** A terminal in which somebody types this, and a Cooper that writes down what it was asked for. */
function desk(typed: string, but: Partial<Change> = {}, { isTTY = true, aside = null as string | null } = {}) {
  const view = { change: change(but), approvals: [], lockdown: false };
  const acts: Acted[] = [];
  const settled: string[] = [];
  const notNow = () => Promise.reject(new Error('not asked for here'));
  const service: Service = {
    ask: notNow,
    view: async (id) => (id === view.change.id ? view : null),
    async act(of) {
      acts.push(of);
      return { view, moved: aside === null, aside: aside === null ? null : words`${aside}` };
    },
    async settle(id) {
      settled.push(id);
      return { ...view, change: { ...view.change, state: 'verified' } };
    },
    audit: { head: notNow, rows: notNow },
  };
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  let shown = '';
  output.on('data', (part: Buffer) => {
    shown += String(part);
    if (shown.includes('to go on: ') && !input.writableEnded) input.end(`${typed}\n`);
  });
  const at = { service, look: { color: false, width: 100 }, input, output, now: () => now };
  const run = (line: string) => {
    const verb = typedVerb(line);
    if (verb === null) throw new Error(`${line} is no act`);
    return actInTerminal(at, verb);
  };
  return { run, acts, settled, shown: () => stripVTControlCharacters(shown) };
}

const id = change().id;

describe('an act that is typed', () => {
  it.each([
    ['changes approve c1', { verb: 'approve', changeId: 'c1', rest: '' }],
    [
      'changes break-glass c1 reason="it burns" ticket=OPS-1',
      { verb: 'break-glass', changeId: 'c1', rest: 'reason="it burns" ticket=OPS-1' },
    ],
    ['changes undo c1', { verb: 'undo', changeId: 'c1', rest: '' }],
    ['changes', null],
    ['changes approve', null],
    ['changes show c1', null],
    ['changes details c1', null],
    ['changes all', null],
    ['diagnose approve c1', null],
    ['changesapprove c1', null],
  ])('%s', (text, verb) => {
    expect(typedVerb(text)).toEqual(verb);
  });
});

describe('what leads to a write', () => {
  it.each(['approve', 'retry', 'break-glass'])('%s shows the change, and wants that word typed', async (verb) => {
    const at = desk(verb);
    const view = await at.run(`changes ${verb} ${id}`);
    expect(at.shown()).toContain('Turn on Block Public Access');
    expect(at.shown().indexOf('Turn on Block Public Access')).toBeLessThan(at.shown().indexOf(`Type ${verb} to go on`));
    expect(at.acts).toMatchObject([{ verb, changeId: id, revision: 1 }]);
    expect([at.settled, view?.change.state]).toEqual([[id], 'verified']);
  });

  it.each(['', 'y', 'yes', 'Approve', 'no'])('does nothing when %j was typed', async (typed) => {
    const at = desk(typed);
    expect(await at.run(`changes approve ${id}`)).toBeNull();
    expect([at.acts, at.settled]).toEqual([[], []]);
  });

  it('of what can’t be undone wants the bucket’s name, and not the word', async () => {
    const named = desk('cooper-media', { risk: 'C' });
    expect(await named.run(`changes approve ${id}`)).not.toBeNull();
    const other = desk('approve', { risk: 'C' });
    expect(await other.run(`changes approve ${id}`)).toBeNull();
    expect(other.acts).toEqual([]);
  });

  it('is for a person at a terminal: nothing can be piped', async () => {
    const at = desk('approve', {}, { isTTY: false });
    await expect(at.run(`changes approve ${id}`)).rejects.toThrow(/person at a terminal/);
    expect(at.acts).toEqual([]);
  });
});

describe('what has ended', () => {
  it.each(['verified', 'rejected', 'expired', 'failed'] as const)(
    'and is %s wants no word typed to say so, and may be asked of in a pipe',
    async (state) => {
      const at = desk('', { state }, { isTTY: false });
      await at.run(`changes approve ${id}`);
      expect(at.acts).toMatchObject([{ verb: 'approve', changeId: id }]);
    },
  );

  it('is not what may be tried again', async () => {
    const at = desk('no', { state: 'failed', retryable: true });
    expect(await at.run(`changes retry ${id}`)).toBeNull();
    expect(at.acts).toEqual([]);
  });
});

describe('what leads to no write', () => {
  it.each(['request', 'reject', 'cancel', 'undo', 'again'])('%s is done at once, and not waited for', async (verb) => {
    const at = desk('', {}, { isTTY: false });
    const view = await at.run(`changes ${verb} ${id}`);
    expect(at.acts).toMatchObject([{ verb, revision: 1, reason: null, ticket: null }]);
    expect([at.settled, view?.change.state]).toEqual([[], 'pending']);
  });

  it('carries the revision that was shown', async () => {
    const at = desk('', { revision: 4 });
    await at.run(`changes reject ${id}`);
    expect(at.acts).toMatchObject([{ revision: 4 }]);
  });

  it('says what had been done before', async () => {
    const at = desk('', {}, { aside: 'Approval was requested already.' });
    await at.run(`changes request ${id}`);
    expect(at.shown()).toBe('Approval was requested already.\n');
  });
});

describe('reason and ticket', () => {
  it.each<[string, string, object]>([
    [
      'as typed',
      `changes break-glass ${id} reason="data is public" ticket=OPS-1`,
      { reason: 'data is public', ticket: 'OPS-1' },
    ],
    [
      'in the other order',
      `changes break-glass ${id} ticket=OPS-1 reason='data is public'`,
      { reason: 'data is public', ticket: 'OPS-1' },
    ],
    [
      'as a shell gives them',
      asTyped(['changes', 'break-glass', id, 'reason=data is public', 'ticket=OPS-1']),
      { reason: 'data is public', ticket: 'OPS-1' },
    ],
    ['with = in them', `changes break-glass ${id} ticket=a=b`, { reason: null, ticket: 'a=b' }],
  ])('%s', async (_name, line, given) => {
    const at = desk('break-glass');
    await at.run(line);
    expect(at.acts).toMatchObject([given]);
  });

  it.each(['soon', 'why="x"', 'reason', '"reason=x'])('nothing else may follow: %s', async (rest) => {
    const at = desk('approve');
    await expect(at.run(`changes approve ${id} ${rest}`)).rejects.toThrow(Refusal);
    expect([at.acts, at.shown()]).toEqual([[], '']);
  });
});

it('a change that there isn’t is refused before anything is asked', async () => {
  const at = desk('approve');
  await expect(at.run('changes approve nowhere')).rejects.toThrow(/no change nowhere.*cooper changes all lists/);
  expect(at.shown()).toBe('');
});
