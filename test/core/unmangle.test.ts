import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unmangle } from '../../src/core/unmangle.ts';

it.each([
  ['a link', 'diagnose <https://b.s3.amazonaws.com/a%20b.csv>', 'diagnose https://b.s3.amazonaws.com/a%20b.csv'],
  [
    'a bucket that looks like a host',
    'diagnose <http://logs.example.com|logs.example.com> a.gz',
    'diagnose logs.example.com a.gz',
  ],
  ['a link under other words', '<https://evil.example/x|my-bucket>', 'https://evil.example/x'],
  ['an address with @', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
  [
    'ampersands in a link',
    '<https://b.s3.amazonaws.com/k?versionId=1&amp;x=2>',
    'https://b.s3.amazonaws.com/k?versionId=1&x=2',
  ],
  ['escaped XML', '&lt;Code&gt;AccessDenied&lt;/Code&gt;', '<Code>AccessDenied</Code>'],
  ['an escaped escape, only once', '&amp;lt;', '&lt;'],
  ['a person', 'diagnose <@U123|ana>', 'diagnose @ana'],
  ['a person without a name', 'diagnose <@U123>', 'diagnose @U123'],
  ['a channel', 'diagnose <#C123|general>', 'diagnose #general'],
  ['a broadcast', 'diagnose b <!channel>', 'diagnose b @channel'],
  ['a group', '<!subteam^S12|@ops>', '@ops'],
  ['a date', '<!date^1700000000^{date}|yesterday>', 'yesterday'],
  ['curly quotes', 'diagnose b “my key.txt”', 'diagnose b "my key.txt"'],
  ['curly apostrophes', 'diagnose b ‘my key.txt’', "diagnose b 'my key.txt'"],
  ['a long dash for two short ones', 'diagnose b —as role', 'diagnose b --as role'],
  ['a dash inside a key', 'diagnose b a–b.txt', 'diagnose b a–b.txt'],
  ['non-breaking spaces', 'diagnose\u{a0}b', 'diagnose b'],
  [
    'the space that macOS writes into screenshots',
    'diagnose "a 9.41\u{202f}AM.png"',
    'diagnose "a 9.41\u{202f}AM.png"',
  ],
  ['code marks', 'diagnose `my-bucket` `a key`', 'diagnose my-bucket a key'],
  ['a code block', '```\naws s3 cp s3://b/k .\n```', 'aws s3 cp s3://b/k .'],
  ['a backtick inside a key', 'diagnose b a`b', 'diagnose b a`b'],
  ['angle brackets that are not from Slack', 'diagnose <bucket>', 'diagnose <bucket>'],
])('undoes %s', (_what, mangled, typed) => {
  expect(unmangle(mangled)).toBe(typed);
});

/** What Slack does to any text. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

it('gives back whatever was typed, when Slack only escaped it', () => {
  const straight = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/[`\u{a0}\u{2013}\u{2014}\u{2018}-\u{201f}]/u.test(text));
  fc.assert(
    fc.property(straight, (text) => {
      expect(unmangle(escaped(text))).toBe(text.trim());
    }),
  );
});

it('gives back every address that Slack made a link of', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      expect(unmangle(`<${escaped(url)}>`)).toBe(url);
    }),
  );
});
