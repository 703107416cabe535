import { expect, it } from 'vitest';
import { messageText } from '../../src/slack/message-text.ts';

it('says once what Slack repeats in blocks', () => {
  const elements = [
    { type: 'text', text: 'User: a is not authorized' },
    { type: 'link', url: 's3://logs/a&b' },
  ];
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
  const text = 'User: a is not authorized <s3://logs/a&amp;b>';
  expect(messageText({ text, blocks })).toBe('User: a is not authorized s3://logs/a&b');
});

it('reads what other apps say in attachments and blocks only', () => {
  const attachments = [{ title: 'Alarm', fields: [{ value: 'arn:aws:s3:::logs' }] }];
  expect(messageText({ text: '', attachments })).toBe('Alarm\narn:aws:s3:::logs');
});

it('reads at most 40,000 characters', () => {
  const attachments = Array.from({ length: 9 }, (_, nth) => ({ text: String(nth).repeat(10_000) }));
  expect(messageText({ text: 'x', attachments }).replaceAll('\n', '').length).toBe(40_000);
});
