import { expect, it } from 'vitest';
import { verbs } from '../../../src/core/change-view.ts';
import { faultsIn, fieldsOf, form } from '../../../src/slack/changes/forms.ts';
import { parseMetadata } from '../../../src/slack/changes/metadata.ts';
import { readable } from '../blocks/payload.ts';
import { change, step, view } from './view.ts';

const from = { channel: 'C1', thread: null, ts: '10.1' };
const withGlass = { ruled: { ...change().ruled, breakGlass: true } };

it.each([
  ['approve', 'B', []],
  ['approve', 'C', ['name']],
  ['reject', 'C', []],
  ['cancel', 'C', []],
  ['break-glass', 'A', ['reason', 'ticket']],
  ['break-glass', 'C', ['reason', 'ticket', 'name']],
] as const)('to %s a change of class %s one types %o', (verb, risk, fields) => {
  expect(fieldsOf(verb, view({ risk, ...withGlass }))).toEqual(fields);
});

it('asks for the name again before what can’t be undone is tried again', () => {
  expect(fieldsOf('retry', view({ risk: 'C', state: 'failed', retryable: true }))).toEqual(['name']);
});

it('asks nobody to type anything for what is too late', () => {
  for (const verb of verbs) expect(fieldsOf(verb, view({ risk: 'C', state: 'verified', ...withGlass }))).toEqual([]);
});

it.each([
  ['cooper-media', {}],
  ['  cooper-media ', {}],
  ['Cooper-media', { name: 'That is not the bucket’s name.' }],
  ['', { name: 'That is not the bucket’s name.' }],
])('the name typed as %j gives %o', (name, faults) => {
  expect(faultsIn({ name }, 'approve', view({ risk: 'C' }))).toEqual(faults);
});

it('wants the account’s id, in full, where the change is on an account', () => {
  const of = view({ risk: 'C', place: { ...step.place, bucket: null } });
  expect(faultsIn({ name: '3333' }, 'approve', of)).toEqual({ name: 'That is not the account’s id.' });
  expect(faultsIn({ name: '111122223333' }, 'approve', of)).toEqual({});
  expect(JSON.stringify(form('approve', of, { from, value: 'v' }))).not.toContain('111122223333');
});

it.each([
  [{ reason: 'the launch is in an hour', ticket: 'INC-7' }, []],
  [{ reason: 'urgent', ticket: 'INC-7' }, ['reason']],
  [{ reason: ' '.repeat(20), ticket: ' ' }, ['reason', 'ticket']],
  [{}, ['reason', 'ticket']],
])('a break-glass with %o is wrong in %o', (typed, wrong) => {
  expect(Object.keys(faultsIn(typed, 'break-glass', view(withGlass)))).toEqual(wrong);
});

it('says what is done, on what, and who answers for it; and carries the signed value', () => {
  const made = form('break-glass', view(withGlass), { from, value: 'signed' });
  const text = readable(made);
  expect(text).toContain('Turn on Block Public Access, on cooper-media.');
  expect(text).toContain('You alone answer for it');
  expect(parseMetadata(made.private_metadata)).toEqual({ from, value: 'signed' });
});

it('says what pressing the button does, and how long it waits then', () => {
  const of = view({ risk: 'C', ruled: { ...change().ruled, delayMs: 600_000 } });
  const made = form('approve', of, { from, value: 'v' });
  expect(made.submit?.text).toBe('Approve');
  expect(readable(made)).toContain('With the last approval it waits 10 minutes before cooper-media is touched.');
  expect(form('break-glass', of, { from, value: 'v' }).submit?.text).toBe('Apply');
});

it.each([undefined, '', 'x', 'null', '[]', '{}', '{"from":1}', '{"from":{"channel":1,"thread":null,"ts":null}}'])(
  'reads the metadata %j as none',
  (text) => {
    expect(parseMetadata(text)).toBeNull();
  },
);
