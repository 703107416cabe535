import { expect, it } from 'vitest';
import { askedIn, becauseOf, holdsError } from '../../src/commands/pasted.ts';
import { Refusal } from '../../src/core/errors.ts';

const who = 'arn:aws:sts::111122223333:assumed-role/ci/web';
const sentence = `User: ${who} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::logs/a b.csv" because no identity-based policy allows the s3:PutObject action`;
const noTarget = `User: ${who} is not authorized to perform: s3:PutObject because no identity-based policy allows the s3:PutObject action`;

function question(typed: string) {
  const asked = askedIn(typed);
  if (asked.is !== 'question') throw new Error('it is no question');
  return asked.question;
}

it('finds the target in a pasted error, and keeps the error', () => {
  expect(question(becauseOf(sentence))).toMatchObject({ target: { bucket: 'logs', key: 'a b.csv' }, error: sentence });
});

it.each([
  `as ${who} for s3:GetObject because "${noTarget} s3://logs"`,
  `--as ${who} --for s3:GetObject because ${noTarget} s3://logs`,
])('keeps who and what was asked beside it: %s', (typed) => {
  expect(question(typed)).toMatchObject({
    target: { bucket: 'logs' },
    principal: { arn: who },
    operation: 's3:GetObject',
  });
});

it('keeps the target that was named, whatever the error says', () => {
  expect(question(`media x.mp4 because ${sentence}`)).toMatchObject({ target: { bucket: 'media', key: 'x.mp4' } });
});

it('understands an error that stands where the target should', () => {
  expect(question(`An error occurred (AccessDenied): ${sentence}`)).toMatchObject({ target: { bucket: 'logs' } });
});

it('asks without an error where the text holds a target only', () => {
  expect(question(becauseOf('look at s3://logs/a.csv'))).toMatchObject({ target: { bucket: 'logs' }, error: null });
});

it('gives the error by itself where it names no bucket', () => {
  expect(askedIn(becauseOf(noTarget))).toMatchObject({ is: 'error', said: { principal: who, cause: 'C01' } });
});

it('refuses a text with neither, and says what Cooper finds', () => {
  expect(() => askedIn(becauseOf('it is broken'))).toThrow(Refusal);
});

it('tells an error from what is none', () => {
  expect(holdsError(sentence)).toBe(true);
  expect(holdsError('s3://logs/a.csv')).toBe(false);
  expect(holdsError('thanks a lot')).toBe(false);
});
