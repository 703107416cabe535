import { LogLevel } from '@slack/bolt';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { boltLogger } from '../../src/slack/logger.ts';

function logged(say: (log: ReturnType<typeof boltLogger>) => void): string {
  const lines: string[] = [];
  say(boltLogger(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })));
  return lines.join('');
}

it('never logs what Bolt says at debug, where payloads and so people’s words are', () => {
  const of = (log: ReturnType<typeof boltLogger>) => {
    log.setLevel(LogLevel.DEBUG);
    expect(log.getLevel()).toBe(LogLevel.INFO);
    log.debug('Received a message on the WebSocket: {"text":"private"}');
  };
  expect(logged(of)).toBe('');
});

it('logs the rest under our own names, errors as errors', () => {
  expect(logged((log) => log.error(new Error('broken')))).toMatch(/"level":50.*"err":.*"msg":"slack: broken"/);
  expect(logged((log) => log.warn('slow', { text: 'private' }))).toMatch(/"msg":"slack: slow"/);
  expect(logged((log) => log.warn('slow', { text: 'private' }))).not.toContain('private');
});
