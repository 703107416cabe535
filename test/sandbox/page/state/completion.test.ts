import { describe, expect, it } from 'vitest';
import { commandIn, completed, completionAt } from '../../../../src/sandbox/page/state/completion.ts';
import { app, person } from './fixtures.ts';

const known = { app, people: [person({}), person({ id: 'U2', name: 'omar', realName: 'Omar Haddad' })] };
const offered = (text: string) => completionAt(text, text.length, known)?.choices.map(({ text: each }) => each) ?? null;

describe('the composer offers', () => {
  it.each([
    ['/', ['/s3 ']],
    ['/S', ['/s3 ']],
    ['/s3 ', null],
    ['say /', null],
    ['/nothing', null],
    ['@', ['@Cooper ', '@priya ', '@omar ']],
    ['ask @coo', ['@Cooper ']],
    ['ask @haddad', ['@omar ']],
    ['mail a@b', null],
  ])('after %j: %j', (text, choices) => {
    expect(offered(text)).toEqual(choices);
  });

  it('nobody who has left', () => {
    const people = [person({ kind: 'deactivated' })];
    expect(completionAt('@pri', 4, { app: null, people })).toBeNull();
  });
});

it('puts a choice in the place of what was typed, and goes on after it', () => {
  const completion = completionAt('ask @oma about it', 8, known);
  const choice = completion?.choices[0];
  expect(completion && choice && completed('ask @oma about it', completion, choice)).toEqual({
    text: 'ask @omar about it',
    caret: 10,
  });
});

it.each([
  ['/s3 diagnose', '/s3'],
  ['/s3', undefined],
  ['/s33 x', undefined],
  ['hello /s3 x', undefined],
])('the command in %j is %s', (text, command) => {
  expect(commandIn(text, app)?.command).toBe(command);
});
