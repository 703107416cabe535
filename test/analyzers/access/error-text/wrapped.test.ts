import { expect, it } from 'vitest';
import { parseErrorText } from '../../../../src/analyzers/access/error-text/index.ts';
import { unwrapped } from '../../../../src/analyzers/access/error-text/wrapped.ts';

const said = {
  principal: 'arn:aws:sts::444455556666:assumed-role/etl-worker/i-0fe12ab34cd56ef78',
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::acme-landing/2026/10/part-0001.parquet',
  effect: 'explicit',
  policyType: 'identity',
  policyArn: 'arn:aws:iam::444455556666:policy/team/DenyProd',
  cause: 'C02',
};
const text =
  `User: ${said.principal} is not authorized to perform: ${said.action} on resource: "${said.resource}" ` +
  `with an explicit deny in an identity-based policy, with policy ARN: ${said.policyArn}`;

const brokenAt = (width: number): readonly string[] => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

it.each(Array.from({ length: 101 }, (_none, more) => 40 + more))(
  'a terminal of %i columns breaks words, and nothing is lost',
  (width) => {
    expect(parseErrorText({ message: brokenAt(width).join('\n') })).toEqual(said);
  },
);

it('one break inside a word is mended, too', () => {
  const at = text.indexOf('explicit') + 4;
  expect(unwrapped([text.slice(0, at), text.slice(at)])).toBe(text);
});

it.each<[string, readonly string[]]>([
  ['a person broke it between words', text.split(/(?<=sts\S*) | (?=with)/)],
  ['lines that happen to be equally long', ['a'.repeat(60), 'b'.repeat(60), 'c']],
  ['a box around it', brokenAt(80).map((line) => `│ ${line}`)],
  ['one line', [text]],
  ['nothing', []],
])('%s: not a terminal’s doing', (_name, lines) => {
  expect(unwrapped(lines)).toBeNull();
});
