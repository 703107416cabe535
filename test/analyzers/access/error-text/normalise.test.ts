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
  ['colours that were written as escapes', String.raw`\u001b[31mred\x1b[0m\033[1m`, 'red'],
  ['colours without their escape character', '[1;31mred[0m', 'red'],
  ['brackets that are no colours', 'a[10m]b', 'a[10m]b'],
  ['a text out of a URL', 'User%3A%20a%2Fb', 'User: a/b'],
  ['a text out of a form', 'User%3A+a%2Bb', 'User: a+b'],
  ['a text out of a URL that is broken', 'a%20%', 'a%20%'],
  ['a key in a text keeps its own encoding', 'see a%20b', 'see a%20b'],
  ['letters that JSON escapes', String.raw`\u5831`, '\u5831'],
  ['spaces inside a line stay', 'a  b', 'a  b'],
  ['a character that there is none of stays', '&#x11ffff; &#9999999;', '&#x11ffff; &#9999999;'],
])('%s', (_name, text, plain) => {
  expect(normalise(text)).toBe(plain);
});
