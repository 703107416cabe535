import { expect, it } from 'vitest';
import { normalise } from '../../../../src/analyzers/access/error-text/normalise.ts';

it.each<[string, string, string]>([
  ['line breaks become spaces', 'a\r\nb\n  c', 'a b c'],
  ['a terminal box goes away', '│ Error: a\n│   b\n╵', 'Error: a b'],
  ['a quoted message loses its marks', '> a\n> b', 'a b'],
  ['entities, twice at most', '&amp;quot;a&quot; &#34;b&#x22;', '"a" "b"'],
  ['escapes of a JSON string', String.raw`\"a\"\nb \u003cc\u003e`, '"a" b <c>'],
  ['curly quotes', '\u{201c}a\u{201d}', '"a"'],
  ["Slack's links", 'role/app/<mailto:ana@example.com|ana@example.com>', 'role/app/ana@example.com'],
  ['what cannot be seen', 'a\u{200b}b\u{feff}', 'ab'],
  ['colours', '\u001b[31mred\u001b[0m', 'red'],
  ['spaces inside a line stay', 'a  b', 'a  b'],
  ['a character that there is none of stays', '&#x11ffff; &#9999999;', '&#x11ffff; &#9999999;'],
])('%s', (_name, text, plain) => {
  expect(normalise(text)).toBe(plain);
});
