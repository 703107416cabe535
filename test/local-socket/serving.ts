import { pino } from 'pino';
import { serveLocal } from '../../src/local-socket/serve.ts';

// A process of its own, to be killed. It says when it listens, and when it was asked to hang.
await serveLocal({
  data: process.argv[2] ?? '',
  log: pino({ level: 'silent' }),
  prove: () => Promise.resolve('arn:aws:iam::111122223333:user/child'),
  answer: ({ text }) => {
    if (text !== 'hang') return Promise.resolve('the child');
    process.send?.('asked');
    return new Promise(() => {});
  },
});
process.send?.('listening');
