import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { changeStates } from '../../../src/core/change.ts';
import { headline, stateWords } from '../../../src/core/change-view.ts';
import { code, plain, words } from '../../../src/core/words.ts';
import { renderChange } from '../../../src/terminal/changes/render.ts';
import { render } from '../../../src/terminal/render.ts';
import { report } from '../../report.ts';
import { approval, change, now, step, view } from './view.ts';

const narrow = { color: false, width: 80 };
const wide = { color: false, width: 120 };
const painted = { color: true, width: 80 };
const squeezed = (text: string) => text.replaceAll(/[\s`]/g, '');
const words1 = (text: string) => squeezed(stripVTControlCharacters(text));

const failed = view({
  state: 'failed',
  retryable: true,
  why: words`AWS is asked too much at the moment.`,
  risk: 'C',
  undoes: 'c0000000000',
  notBefore: null,
  remedy: {
    id: 'encrypt-with-kms',
    version: 1,
    title: 'Encrypt with a KMS key',
    params: { key: 'k1', days: 7, after: [{}] },
  },
  ruled: { ...change().ruled, delayMs: 600_000, approvals: 1, selfApproval: true },
  breakGlass: { by: { is: 'cooper' }, reason: 'the bucket is being emptied', ticket: 'INC-7' },
  preview: { ...change().preview, affected: [], undoLeaves: words`Undo leaves ${code('SSE-S3')}.` },
  steps: [
    step({ state: 'verified', requestId: '4442587FB7D0A2F9' }),
    step({ nth: 1, setting: 'acl', state: 'refused', attempts: 1, why: 'SlowDown: Please reduce your request rate.' }),
    step({ nth: 2, setting: 'accountPublicAccessBlock', place: { ...change().place, bucket: null }, state: 'stuck' }),
  ],
});

describe('a change in a terminal', () => {
  it('looks like this while it waits, in 80 columns', async () => {
    await expect(renderChange(narrow, view(), now)).toMatchFileSnapshot('waiting-80.txt');
  });

  it('looks like this while it waits, in 120 columns', async () => {
    await expect(renderChange(wide, view(), now)).toMatchFileSnapshot('waiting-120.txt');
  });

  it('looks like this when it failed, with everything that there can be', async () => {
    await expect(renderChange(narrow, failed, now)).toMatchFileSnapshot('failed-80.txt');
  });

  it('says of a preview that is only shown that it is not stored, and nothing of who approves it or until when', () => {
    const said = renderChange(wide, { ...view({ state: 'draft' }), onlyShown: true }, now);
    expect(said).toContain('Only shown, not stored, asked by');
    expect(said).not.toMatch(new RegExp(`${change().id}|Approval|expires|Next`));
  });

  it.each(changeStates)('says first how it stands: %s', (state) => {
    const one = view({ state });
    const [first] = renderChange({ color: false, width: 1_000 }, one, now).split('\n');
    expect(first).toMatch(new RegExp(`^[•✓✗?] ${stateWords[state].word}: `));
    expect(first).toContain(plain(headline(one)));
  });

  it('says the same with colours, and none of it by colour alone', () => {
    for (const one of [view(), failed])
      expect(words1(renderChange(painted, one, now))).toBe(words1(renderChange(narrow, one, now)));
    expect(renderChange(painted, view(), now)).toContain('\u{1b}');
    expect(renderChange(narrow, view(), now)).not.toContain('\u{1b}');
  });

  it('keeps the indentation of what changes, also in colour', () => {
    expect(stripVTControlCharacters(renderChange(painted, view(), now))).toContain('  -   "BlockPublicAcls": false,\n');
  });

  it.each([20, 40, 80, 120])('fits into %d columns', (width) => {
    for (const one of [view(), failed])
      for (const line of renderChange({ color: false, width }, one, now).split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
  });

  it('counts one approval for each person, and names where a copied one was given', () => {
    const approvals = [approval({ from: 'c0' }), approval(), approval({ person: 'noor', digest: 'another' })];
    const text = renderChange(wide, view({}, { approvals }), now);
    expect(text.split('\n').filter((line) => line.includes('✓'))).toEqual([
      '  ✓ `marcus`, 2026-03-01 03:03 UTC (2 minutes ago), given to the same preview in `c0`',
    ]);
  });

  it('says plainly when nobody is known to be affected', () => {
    expect(renderChange(wide, failed, now)).toContain('Cooper found nobody who loses or gains access.');
  });

  it('names who may approve only while that is asked', () => {
    expect(renderChange(wide, view(), now)).toContain('They may approve it: marcus, noor, ana.');
    expect(renderChange(wide, view({ state: 'verified' }), now)).not.toContain('They may approve');
  });

  it.each([
    ['pending', true],
    ['approved', true],
    ['verified', false],
    ['cancelled', false],
  ] as const)('tells when it expires while that matters: %s, %s', (state, does) => {
    expect(
      renderChange(wide, view({ state }), now).includes('It expires at 2026-03-01 03:30 UTC (in 24 minutes).'),
    ).toBe(does);
  });

  it('says when it may be applied, as long as that is to come', () => {
    const text = (notBefore: string) => renderChange(wide, view({ state: 'approved', notBefore }), now);
    expect(text('2026-03-01T03:15:00.000Z')).toContain('It is not applied before 2026-03-01 03:15 UTC (in 9 minutes).');
    expect(text('2026-03-01T03:01:00.000Z')).not.toContain('It is not applied before');
  });

  it('offers no act that a lockdown forbids', () => {
    const text = renderChange(wide, view({}, { lockdown: true }), now);
    expect(text).not.toContain('cooper changes approve');
    expect(text).toContain('cooper changes reject c1a2b3c4d5');
    expect(text).toContain('A lockdown is on');
  });

  it('shows nothing hidden of what others wrote', () => {
    const evil = 'a\u{202e}b\u{1b}[31mc\nd';
    fc.assert(
      fc.property(fc.constantFrom(evil, '\r', '\u{9b}2J', '\u{200b}'), (text) => {
        const said = renderChange(
          narrow,
          view({
            id: text,
            requesterPerson: text,
            remedy: { ...change().remedy, title: text, params: { key: text } },
            place: { ...change().place, bucket: text },
            breakGlass: { by: { is: 'cooper' }, reason: text, ticket: text },
            ruled: { ...change().ruled, rule: text, approvers: [text] },
            steps: [step({ state: 'refused', why: text, requestId: text })],
            preview: { ...change().preview, notes: [words`${code(text)}`, words`${text}`] },
          }),
          now,
        );
        // oxlint-disable-next-line no-control-regex -- control characters are what this is about
        expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
      }),
    );
  });
});

describe('a report that carries a change', () => {
  it('says its state as the verdict, once, and then the change', () => {
    const one = view();
    const { is, word } = stateWords.pending;
    const text = render(
      wide,
      report({
        target: null,
        at: now.toISOString(),
        verdict: { is, word, text: headline(one), check: null },
        change: one,
      }),
    );
    expect(text.split('\n')[0]).toBe('• Waiting: Approved by 1 of 2. Waiting for one more.');
    expect(text.match(/Approved by 1 of 2/g)).toHaveLength(1);
    expect(text).toContain('cooper changes approve c1a2b3c4d5');
  });

  it('and a note without a word of its own is only prose', () => {
    const text = render(wide, report({ target: null, verdict: { is: 'note', text: words`So it is.`, check: null } }));
    expect(text).toBe('So it is.\n');
  });
});
