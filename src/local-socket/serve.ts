import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { Refusal } from '../core/errors.ts';
import { code, words } from '../core/words.ts';
import { answers, bind, type Unbind } from './bind.ts';
import { makeChallenges, type Challenges } from './challenges.ts';
import { borrowedPath, giveBack, ownPath, placesOf, prepare } from './place.ts';
import { type Answer, host, limits, paths, Question, refusalAnswer } from './wire.ts';

export interface ServeOptions {
  /** The folder in which the socket stands, as `COOPER_DATA` names it. */
  readonly data: string;
  /** Who showed this proof for this challenge: an ARN. Throws `Refusal` where it proves nothing. */
  readonly prove: (proof: unknown, challenge: string) => Promise<string>;
  /** Answers as plain JSON. Throws `Refusal` for what the person can put right. */
  readonly answer: (request: { readonly text: string; readonly arn: string }) => Promise<unknown>;
  readonly log: Logger;
}

/**
 * Answers the terminals of this machine and user over a socket in the data folder, so that they work beside a running
 * Cooper. Whoever can open the socket is the user who runs Cooper; who they are in AWS they must prove each time.
 *
 * Windows has no such sockets: there it does nothing, and says so in the log. Throws `Refusal` when another Cooper
 * answers on it.
 */
export async function serveLocal({ data, log, ...how }: ServeOptions): Promise<{ stop(): Promise<void> }> {
  if (process.platform === 'win32') {
    log.info('terminals are not answered beside a running Cooper on Windows');
    return { stop: () => Promise.resolve() };
  }
  prepare(data);
  const challenges = makeChallenges(limits.challengeMs, () => performance.now());
  const { server, path, unbind } = await listening(data, log, answering({ ...how, log, challenges }));
  log.info({ path }, 'terminals are answered');
  return {
    async stop() {
      unbind();
      const closed = new Promise((done) => server.close(done));
      const timer = setTimeout(() => server.closeAllConnections(), limits.goodbyeMs);
      await closed;
      clearTimeout(timer);
      giveBack(data, path);
    },
  };
}

/** Some folders can't hold sockets (shared with another system, say); then it stands elsewhere. */
async function listening(data: string, log: Logger, answer: RequestListener) {
  for (const place of placesOf(data)) {
    if (await answers(place)) throw taken(place);
    giveBack(data, place);
  }
  const own = ownPath(data);
  if (own !== null) {
    try {
      return await listen(own, answer);
    } catch (err) {
      log.info({ err }, 'the data folder holds no socket');
    }
  }
  return listen(borrowedPath(data), answer);
}

async function listen(
  path: string,
  answer: RequestListener,
): Promise<{ server: Server; path: string; unbind: Unbind }> {
  const server = createServer({ headersTimeout: limits.helloMs, requestTimeout: limits.helloMs * 2 }, answer);
  server.maxConnections = limits.connections;
  return { server, path, unbind: await bind(server, path) };
}

interface Answering extends Pick<ServeOptions, 'prove' | 'answer' | 'log'> {
  readonly challenges: Challenges;
}

function answering(deps: Answering): RequestListener {
  return (request, response) => {
    const fault = faultOf(request);
    if (fault !== null) return say(response, fault, '{}');
    if (request.url === paths.challenge)
      return say(response, 200, JSON.stringify({ challenge: deps.challenges.make() }));
    void asked(deps, request).then(({ status, text }) => say(response, status, text));
  };
}

/** The HTTP status that a request gets without being read; null where it may be read. Web pages send an origin. */
function faultOf({ method, url, headers }: IncomingMessage): number | null {
  if (url !== paths.challenge && url !== paths.ask) return 404;
  if (method !== 'POST') return 405;
  if (headers.host !== host || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return 403;
  if (headers['content-type'] !== 'application/json') return 415;
  return Number(headers['content-length'] ?? 0) > limits.requestBytes ? 413 : null;
}

interface Told {
  readonly status: number;
  readonly text: string;
}

const told = (status: number, answer: Answer | Record<string, never>): Told => ({
  status,
  text: JSON.stringify(answer),
});

async function asked({ challenges, prove, answer, log }: Answering, request: IncomingMessage): Promise<Told> {
  try {
    const text = await bodyOf(request);
    if (text === null) return told(413, {});
    const question = questionIn(text);
    if (question === null) return told(400, {});
    const { challenge, proof } = question;
    if (!challenges.use(challenge)) throw stale();
    const arn = await prove(proof, challenge);
    return told(200, { value: (await inTime(answer({ text: question.text, arn }))) ?? null });
  } catch (err) {
    if (err instanceof Refusal) return told(200, refusalAnswer(err));
    const reference = randomUUID().slice(0, 8);
    log.error({ err, reference }, 'a question from a terminal failed');
    return told(500, { reference });
  }
}

/** Null where it is more than we take. */
async function bodyOf(request: AsyncIterable<Buffer>): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limits.requestBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function questionIn(text: string): Question | null {
  try {
    return Question.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Work goes on when nobody waits for it any more; only the answer is given up. */
function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(tooLong()), limits.answerMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(text);
}

const stale = (): Refusal =>
  new Refusal(words`It took too long to show who you are, or the answer had been used before.`, words`Try again.`);

const tooLong = (): Refusal =>
  new Refusal(
    words`Cooper has not answered within ${limits.answerMs / 1_000} seconds. What was asked may still be done.`,
    words`Look before you ask again.`,
  );

const taken = (path: string): Refusal =>
  new Refusal(
    words`Another Cooper listens on ${code(path)} already.`,
    words`Stop it first, or give this one another data folder by ${code('COOPER_DATA')}.`,
  );
