import { type HttpAnswer, json } from '../http/answer.ts';
import { type Dict, textOr } from '../json.ts';
import { argumentsOf } from './arguments.ts';
import type { Method } from './method.ts';
import { methods } from './index.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

const byName: ReadonlyMap<string, Method> = new Map(methods.map((each) => [each.name, each]));

/** One call of the Web API, answered as Slack does: faults first, then the token, scopes, rate limits, and the method. */
export async function callApi(sandbox: Sandbox, name: string, given: Dict, authorization: string): Promise<HttpAnswer> {
  const { token: tokenArgument, ...all } = given;
  const at = sandbox.now().toISOString();
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? textOr(tokenArgument);
  const latency = sandbox.faults.take('latency', name);
  if (latency !== null) await new Promise((resolve) => setTimeout(resolve, latency.ms));
  const { answer, said } = injected(sandbox, name) ?? called(sandbox, name, all, token);
  sandbox.log.add({ kind: 'api', at, method: name, arguments: readable(all), status: answer.status, answer: said });
  return answer;
}

interface Called {
  readonly answer: HttpAnswer;
  /** `ok` or the error's code, for the log. */
  readonly said: string;
}

function injected({ faults }: Sandbox, name: string): Called | null {
  const fault = faults.take('api', name);
  if (fault === null) return null;
  const { status, error, retryAfter } = fault;
  if (status === 429) return tooMany(retryAfter);
  if (status === 200) return { answer: json(200, { ok: false, error }), said: error };
  return { answer: { status, body: '' }, said: String(status) };
}

function called(sandbox: Sandbox, name: string, all: Dict, token: string): Called {
  const method = byName.get(name);
  const args = argumentsOf(all);
  const { app } = sandbox;
  const headers = { 'x-oauth-scopes': app.scopes.join(','), 'x-accepted-oauth-scopes': method?.scopes.join(',') ?? '' };
  try {
    if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
    authorize(sandbox, method, token);
    const wait = sandbox.faults.settings.rateLimits ? sandbox.rateLimits.take(method, args.text('channel')) : null;
    if (wait !== null) return tooMany(wait);
    return { answer: json(200, { ok: true, ...method.run(sandbox, args) }, headers), said: 'ok' };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { answer: json(200, { ok: false, error: error.code, ...error.more }, headers), said: error.code };
  }
}

/** Errors: not_authed, invalid_auth, not_allowed_token_type, missing_scope. */
function authorize({ app, secrets }: Sandbox, method: Method, token: string): void {
  if (method.name === 'api.test') return;
  if (token === '') throw new SlackError('not_authed');
  const [wanted, other] =
    method.token === 'app' ? [secrets.appToken, secrets.botToken] : [secrets.botToken, secrets.appToken];
  if (token === other) throw new SlackError('not_allowed_token_type');
  if (token !== wanted) throw new SlackError('invalid_auth');
  const isCovered = method.scopes.length === 0 || method.scopes.some((scope) => app.scopes.includes(scope));
  if (!isCovered)
    throw new SlackError('missing_scope', { needed: method.scopes.join(','), provided: app.scopes.join(',') });
}

function tooMany(seconds: number): Called {
  const answer = json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(seconds) });
  return { answer, said: 'ratelimited' };
}

/** What a form carries as JSON text, as JSON: logs are for reading. */
function readable(all: Dict): Dict {
  const nested = ['blocks', 'attachments', 'view', 'metadata', 'files', 'message'];
  const args = argumentsOf(all);
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => [
      key,
      nested.includes(key) ? tryJson(() => args.json(key), value) : value,
    ]),
  );
}

function tryJson(read: () => unknown, otherwise: unknown): unknown {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
