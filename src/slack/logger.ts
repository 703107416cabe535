import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

const start = 'slack: ';

/**
 * Bolt's log in ours. Its debug lines hold whole payloads, and so what people wrote: they are dropped, and asking for
 * the level says `info`, because the Socket Mode client logs acknowledgements at `debug` as well.
 */
export function boltLogger(log: Logger): BoltLogger {
  const told = (parts: readonly unknown[]) => {
    const err = parts.find((part) => part instanceof Error);
    const words = parts.filter((part) => typeof part === 'string').join(' ');
    return [err === undefined ? {} : { err }, start + (words || (err?.message ?? 'no message'))] as const;
  };
  return {
    debug: () => undefined,
    info: (...parts) => log.info(...told(parts)),
    warn: (...parts) => log.warn(...told(parts)),
    error: (...parts) => log.error(...told(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
