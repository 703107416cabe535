import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { askTyped } from '../../../src/terminal/changes/ask-typed.ts';

/** A terminal in which somebody types this; null ends the input. */
function terminal(typed: string | null) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  let shown = '';
  output.on('data', (part: Buffer) => {
    shown += String(part);
    // Whoever types waits to be asked.
    if (shown.includes('to go on: ') && !input.writableEnded) input.end(typed ?? undefined);
  });
  return { input, output, shown: () => shown };
}

const ask = (typed: string | null, expected = 'approve') => {
  const at = terminal(typed);
  return { at, answer: askTyped({ ...at, question: 'Approve change c1?', expected }) };
};

describe('a typed answer', () => {
  it('is a yes when it is what must be typed', async () => {
    const { at, answer } = ask('approve\n');
    expect(await answer).toBe(true);
    expect(at.shown()).toContain('Approve change c1?');
    expect(at.shown()).toContain('Type approve to go on: ');
  });

  it('may have space around it, and may be a bucket’s name', async () => {
    expect(await ask('  cooper-media \r\n', 'cooper-media').answer).toBe(true);
  });

  it.each(['y\n', 'yes\n', 'Approve\n', 'approved\n', 'approve it\n', '\n', 'n\n', '\napprove\n'])(
    'is a no when it is anything else: %j',
    async (typed) => {
      expect(await ask(typed).answer).toBe(false);
    },
  );

  it.each([
    ['Ctrl-C', '\u{3}'],
    ['Ctrl-C behind the right word', 'approve\u{3}'],
    ['Ctrl-D', '\u{4}'],
    ['the end of input', null],
    ['the end of input behind half a word', 'appr'],
  ])('is a no when it is %s', async (_name, typed) => {
    expect(await ask(typed).answer).toBe(false);
  });

  it('is not asked for where input or output is no terminal', async () => {
    for (const half of ['input', 'output'] as const) {
      const at = terminal('approve\n');
      at[half].isTTY = false;
      await expect(askTyped({ ...at, question: 'Approve?', expected: 'approve' })).rejects.toThrow(Refusal);
      expect(at.shown()).toBe('');
    }
  });

  it('is asked for in words that hide nothing', async () => {
    const at = terminal('x\n');
    await askTyped({ ...at, question: 'Approve \u{202e}x?', expected: 'a\u{200b}' });
    expect(at.shown()).toContain(String.raw`\u{202e}`);
    expect(at.shown()).toContain(String.raw`a\u{200b}`);
  });
});
