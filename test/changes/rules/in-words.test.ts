import { expect, it } from 'vitest';
import { inWords } from '../../../src/changes/rules/in-words.ts';
import { rulesOf } from './situations.ts';

const rule = (text: string) => rulesOf(`rules: [${text}]`).rules[0]!;

it('a rule that says little says what is usual', () => {
  expect(inWords(rule('{ approve: { by: marcus } }'))).toEqual({
    about: 'everything',
    asks: 'everyone',
    approves: 'marcus',
    count: '1 (A), 2 (B, C)',
    expires: '8 h (A), 30 min (B, C)',
    also: 'waits 10 min (C) after the last approval',
  });
});

it('a rule that says much says it all', () => {
  const text = `{
    when: { risk: high, account: "111122223333", bucket: [a, b-*], tags: { env: [prod, live] }, channel: C0MEDIA, remedy: require-tls },
    ask: [priya, "group:S0GROUP"], approve: { by: [marcus, "slack:U0NOOR0"], count: 3, self: true }, expires: 90m, delay: 20m,
    quiet_hours: { zone: Asia/Dubai, from: 18:00, to: 06:30, days: [thu, fri] }, break_glass: { by: noor, post_to: C0SECURE }, terminal: false }`;
  expect(inWords(rule(text))).toEqual({
    about:
      'high risk (B, C); remedy require-tls; account 111122223333; bucket a or b-*; tag env: prod or live; asked in C0MEDIA',
    asks: 'priya, group:S0GROUP',
    approves: 'marcus, slack:U0NOOR0',
    count: '3',
    expires: '1 h 30 min',
    also: 'may approve their own; waits 20 min after the last approval; quiet thu, fri 18:00–06:30 (Asia/Dubai); break-glass: noor, told in C0SECURE; not from a terminal',
  });
});

it('a denial says why', () => {
  expect(inWords(rule('{ when: { class: C }, deny: never }'))).toMatchObject({
    about: 'class C',
    asks: 'nobody',
    approves: 'nobody',
    also: 'denied: never',
  });
});
