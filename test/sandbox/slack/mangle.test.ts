import { expect, it } from 'vitest';
import { mangled } from '../../../src/sandbox/slack/mangle.ts';
import { newWorkspace } from '../../../src/sandbox/slack/workspace.ts';

const workspace = newWorkspace(new Date('2026-11-22T14:34:00Z'));

it.each([
  ['@Cooper why?', '<@U0COOPER000> why?'],
  ['ask @Priya Raman, or @s3-approvers.', 'ask <@U0PRIYA0001>, or <!subteam^S0APPROVERS|@s3-approvers>.'],
  ['in #s3-incidents', 'in <#C0INCIDENTS|s3-incidents>'],
  ['@cooperative and a@cooper', '@cooperative and a@cooper'],
  ['@channel', '<!channel>'],
  ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
  ['https://s3.amazonaws.com/b/k?a=1&b=2', '<https://s3.amazonaws.com/b/k?a=1&amp;b=2>'],
  ['(see https://a.example/x).', '(see <https://a.example/x>).'],
  ['logs.s3.amazonaws.com/a.csv', '<http://logs.s3.amazonaws.com/a.csv|logs.s3.amazonaws.com/a.csv>'],
  ['s3://cooper-media/videos/intro.mp4', 's3://cooper-media/videos/intro.mp4'],
  ['mail ops@caskworks.example', 'mail <mailto:ops@caskworks.example|ops@caskworks.example>'],
  ['`https://a.example <b>` and ```@Cooper```', '`https://a.example &lt;b&gt;` and ```@Cooper```'],
  ['two  spaces\nand lines', 'two  spaces\nand lines'],
])('%j is stored as %j', (typed, stored) => {
  expect(mangled(typed, workspace)).toBe(stored);
});

it('names people and channels in a command', () => {
  expect(mangled('@priya #platform', workspace, 'command')).toBe('<@U0PRIYA0001|priya> <#C0PLATFORM0|platform>');
});
