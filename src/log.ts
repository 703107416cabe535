import { destination, type Logger, pino } from 'pino';

/** Fields that may carry a secret, wherever they stand in what is logged. */
const secret = ['token', 'botToken', 'appToken', 'signingSecret', 'secretAccessKey', 'sessionToken', 'authorization'];

/** JSON lines on standard error, so that standard output stays for answers. Secrets are taken out by name. */
export function makeLog(level: string): Logger {
  const paths = secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[removed]' } }, destination({ dest: 2, sync: true }));
}
