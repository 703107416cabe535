import { describe, expect, it } from 'vitest';
import { parse } from '../../src/commands/parse.ts';
import { answersTo } from './lines.ts';

const denied =
  'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::media/a" with an explicit deny in a session policy';
const answered = async (text: string): Promise<readonly unknown[]> => (await answersTo(parse, text)).answers;
const good = JSON.stringify({ id: 1, op: 'error-message', input: { message: denied } });

describe('cooper parse', () => {
  it('answers one pasted text, however many lines it has', async () => {
    expect(await answered(`An error occurred (AccessDenied)\n${denied}\n`)).toEqual([
      {
        id: null,
        principal: 'arn:aws:iam::111122223333:user/ana',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::media/a',
        effect: 'explicit',
        policyType: 'session',
        policyArn: null,
        cause: 'C08',
      },
    ]);
  });

  it('answers cases line by line, with their ids, in their order', async () => {
    const one = (id: string | number, code: string) =>
      JSON.stringify({ id, op: 'error-message', input: { code, message: '' } });
    expect(await answered(`${one('a', 'NoSuchKey')}\n\n${one(2, 'NoSuchBucket')}`)).toMatchObject([
      { id: 'a', cause: 'B05' },
      { id: 2, cause: 'B04' },
    ]);
  });

  it('a line that cannot be read gets an error, and the rest goes on, whatever its op', async () => {
    const policy = { Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' } };
    const status = JSON.stringify({ id: 5, op: 'public-policy', policy });
    const lines = [good, '{', '{"id":3,"op":"authorize"}', '{"id":4,"op":"error-message","input":{}}', status, good];
    const { answers, complete } = await answersTo(parse, lines.join('\n'));
    expect(answers).toMatchObject([
      { id: 1, cause: 'C08' },
      { id: null, error: expect.any(String) },
      { id: 3, error: expect.any(String) },
      { id: 4, error: 'input: has neither a message nor a code' },
      { id: 5, public: true },
      { id: 1, cause: 'C08' },
    ]);
    expect(complete).toBe(false);
  });

  it('cases are cases even behind a line that cannot be read', async () => {
    expect(await answered(`{\n${good}`)).toMatchObject([
      { id: null, error: expect.any(String) },
      { id: 1, cause: 'C08' },
    ]);
  });

  it('JSON without op is a pasted text', async () => {
    expect(await answered('{"errorCode": "NoSuchBucket"}')).toMatchObject([{ cause: 'B04' }]);
  });

  it('answers nothing to nothing', async () => {
    expect(await answered(' \n')).toEqual([]);
  });

  it('lets no secret through', async () => {
    const secret = denied.replace('media/a', 'media/AKIAIOSFODNN7EXAMPLE');
    expect(JSON.stringify(await answered(secret))).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });
});
