import { describe, expect, it } from 'vitest';
import { sentenceIn } from '../../../../src/analyzers/access/error-text/sentence.ts';

const user = 'arn:aws:iam::111122223333:user/ana';
const of = (rest: string) => sentenceIn(`User: ${user} is not authorized to perform: s3:GetObject ${rest}`);

describe('the resource', () => {
  it.each<[string, string, string | null]>([
    [
      'in quotes',
      'on resource: "arn:aws:s3:::media/a b" because no session policy allows it',
      'arn:aws:s3:::media/a b',
    ],
    ['bare', 'on resource: arn:aws:s3:::media/a (Service: S3)', 'arn:aws:s3:::media/a'],
    ['bare, at the end of a sentence', 'on resource: arn:aws:s3:::media/a.', 'arn:aws:s3:::media/a'],
    ['everything', 'on resource: * because no identity-based policy allows it', '*'],
    ['not named', 'because no identity-based policy allows it', null],
    ['named by a ciphertext', 'on the resource associated with this ciphertext because no', null],
    ['null', 'on resource: null', null],
  ])('%s', (_name, rest, resource) => {
    expect(of(rest)?.resource).toBe(resource);
  });
});

describe('the principal', () => {
  it('is put together again where a line was broken', () => {
    expect(sentenceIn('User: arn:aws:iam::111122223333: user/ana is not authorized to perform: s3:A')?.principal).toBe(
      user,
    );
  });

  it('may stand without «User:»', () => {
    expect(sentenceIn(`denied: ${user} is not authorized to perform: s3:A`)?.principal).toBe(user);
  });

  it('the nearest one is meant', () => {
    expect(sentenceIn(`User: bo asked. User: ${user} is not authorized to perform: s3:A`)?.principal).toBe(user);
  });
});

it('the first refusal counts', () => {
  const [one, two] = ['s3:A', 's3:B'].map((action) => `User: ${user} is not authorized to perform: ${action}`);
  expect(sentenceIn(`${one}. ${two}`)?.action).toBe('s3:A');
});

it('other texts have none', () => {
  expect(sentenceIn('Access Denied')).toBeNull();
});
