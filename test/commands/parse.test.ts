import { describe, expect, it } from 'vitest';
import { parsePasted } from '../../src/commands/parse.ts';

const denied =
  'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::media/a" with an explicit deny in a session policy';
const answered = (text: string): unknown[] => parsePasted(text).lines.map((line) => JSON.parse(line) as unknown);

describe('cooper parse', () => {
  it('answers one pasted text, however many lines it has', () => {
    expect(answered(`An error occurred (AccessDenied)\n${denied}\n`)).toEqual([
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

  it('answers cases line by line, with their ids, in their order', () => {
    const one = (id: string | number, code: string) =>
      JSON.stringify({ id, op: 'error-message', input: { code, message: '' } });
    expect(answered(`${one('a', 'NoSuchKey')}\n\n${one(2, 'NoSuchBucket')}`)).toMatchObject([
      { id: 'a', cause: 'B05' },
      { id: 2, cause: 'B04' },
    ]);
  });

  it('a line that cannot be read gets an error, and the rest goes on', () => {
    const good = JSON.stringify({ id: 1, op: 'error-message', input: { message: denied } });
    const { lines, complete } = parsePasted(
      `${good}\n{\n{"id":3,"op":"authorize"}\n{"id":4,"op":"error-message"}\n${good}`,
    );
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { id: 1, cause: 'C08' },
      { id: null, error: expect.any(String) },
      { id: 3, error: expect.any(String) },
      { id: 4, error: expect.any(String) },
      { id: 1, cause: 'C08' },
    ]);
    expect(complete).toBe(false);
  });

  it('cases are cases even behind a line that cannot be read', () => {
    const good = JSON.stringify({ id: 1, op: 'error-message', input: { message: denied } });
    expect(answered(`{\n${good}`)).toMatchObject([
      { id: null, error: expect.any(String) },
      { id: 1, cause: 'C08' },
    ]);
  });

  it('JSON without op is a pasted text', () => {
    expect(answered('{"errorCode": "NoSuchBucket"}')).toMatchObject([{ cause: 'B04' }]);
  });

  it('lets no secret through', () => {
    const [line] = parsePasted(denied.replace('media/a', 'media/AKIAIOSFODNN7EXAMPLE')).lines;
    expect(line).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });
});
