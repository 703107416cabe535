import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { callLocal, type Called } from '../../src/local-socket/call.ts';
import { serveLocal, type ServeOptions } from '../../src/local-socket/serve.ts';

export const arn = 'arn:aws:iam::111122223333:user/ana';

interface Stoppable {
  stop(): Promise<void>;
}

interface Served {
  data: string;
  serve(but?: Partial<ServeOptions>, data?: string): Promise<Stoppable>;
  ask(text?: string, data?: string): Promise<Called>;
}

/** A data folder for each test, which is not there yet; whoever serves on it is stopped afterwards. */
export function served(): Served {
  const running: Stoppable[] = [];
  const fixture: Served = {
    data: '',
    async serve(but = {}, data = fixture.data) {
      const one = await serveLocal({
        data,
        log: pino({ level: 'silent' }),
        prove: (proof) => Promise.resolve(String(proof)),
        answer: (asked) => Promise.resolve(asked),
        ...but,
      });
      running.push(one);
      return one;
    },
    ask: (text = 'changes', data = fixture.data) => callLocal(data, { text, prove: () => Promise.resolve(arn) }),
  };
  beforeEach(() => {
    fixture.data = join(mkdtempSync(join(tmpdir(), 'cooper-test-')), 'data');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  });
  return fixture;
}

export const mode = (path: string): number => statSync(path).mode & 0o777;
