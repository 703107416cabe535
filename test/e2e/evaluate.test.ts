import { describe, expect, it } from 'vitest';
import { run } from './running.ts';

const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const user = { type: 'user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };

const authorize = (id: string, identity: readonly object[]) => ({
  id,
  op: 'authorize',
  request: { principal: user, action: 's3:GetObject', resource: { arn: 'arn:aws:s3:::b/k', account: '111122223333' } },
  policies: { identity: identity.map((one) => ({ name: 'p', document: { Statement: one } })) },
});
const status = { id: 2, op: 'public-policy', policy: { Statement: { ...allow, Principal: '*' } } };
const error = { id: 'error', op: 'error-message', input: { code: 'NoSuchKey', message: 'The key does not exist.' } };

async function evaluate(lines: readonly (object | string)[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { code, out, err } = await run('cli.ts', ['evaluate'], {}, input);
  const answers = out.split('\n').filter(Boolean);
  return { code, err, answers: answers.map((line) => JSON.parse(line) as unknown) };
}

describe('cooper evaluate', () => {
  it('answers every op, in order, with its ids, and ends with 0', async () => {
    const { code, err, answers } = await evaluate([authorize('a', [allow]), status, error, authorize('b', [])]);
    expect([code, err]).toEqual([0, '']);
    expect(answers).toMatchObject([
      { id: 'a', decision: 'allow', blockedBy: [] },
      { id: 2, public: true, statements: [1] },
      { id: 'error', cause: 'B05' },
      { id: 'b', decision: 'implicit_deny', blockedBy: ['identity'] },
    ]);
  });

  it('says why it can not answer a line, goes on, and ends with 1', async () => {
    const rejected = authorize('c', [{ ...allow, Effect: 'Maybe' }]);
    const { code, err, answers } = await evaluate(['{"id":', rejected, { id: 7, op: 'guess' }, '', status]);
    expect([code, err]).toEqual([1, '']);
    expect(answers).toMatchObject([
      { id: null, error: expect.stringContaining('not JSON') },
      { id: 'c', error: expect.stringContaining('Effect') },
      { id: 7, error: 'unknown op: guess' },
      { id: 2, public: true },
    ]);
  });

  it('answers more than a pipe can hold at once', async () => {
    const { code, err, answers } = await evaluate(Array.from({ length: 3000 }, () => authorize('many', [allow])));
    expect([code, err, answers.length]).toEqual([0, '', 3000]);
  });

  it('answers nothing to nothing', async () => {
    expect(await evaluate([])).toEqual({ code: 0, err: '', answers: [] });
  });
});

describe('cooper parse', () => {
  it('answers a pasted text, and refuses nothing at all', async () => {
    const pasted = await run('cli.ts', ['parse'], {}, 'An error occurred (NoSuchBucket)\nwhen calling GetObject\n');
    expect([pasted.code, JSON.parse(pasted.out)]).toMatchObject([0, { id: null, cause: 'B04' }]);
    const empty = await run('cli.ts', ['parse'], {}, '\n');
    expect([empty.code, empty.out]).toEqual([2, '']);
    expect(empty.err).toContain('standard input');
  });
});
