import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { askedWords, parseQuestion, questionWords } from '../../src/core/parse-question.ts';
import { parsePrincipal } from '../../src/core/principal.ts';
import { question } from '../../src/core/question.ts';

const any = (characters: string) => fc.constantFrom(...characters.split(''));
const pieces = fc.constantFrom(
  ' ',
  ' ',
  '"',
  "'",
  'as',
  'for',
  'because',
  '--as',
  '--because',
  'public',
  's3:GetObject',
  'cp',
  'x',
  '=',
  '“',
  '\n',
  'arn:aws:iam::111122223333:role/x',
  '--account 111122223333',
);
const tricky = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
const keys = fc.oneof(tricky, fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }));
const errors = fc
  .oneof(tricky, fc.string({ unit: 'binary', maxLength: 400 }))
  .map((text) => text.trim())
  .filter((text) => text !== '');
const principals = fc
  .constantFrom(
    'anonymous',
    'cloudfront.amazonaws.com',
    '111122223333',
    'arn:aws-cn:iam::111122223333:user/path/ana',
    'arn:aws:sts::111122223333:assumed-role/reader/me@example.com',
  )
  .map(parsePrincipal);
const questions = fc
  .record({
    target: fc.record({
      bucket: fc.oneof(fc.constantFrom('because', 'for', 'as.x'), fc.string({ unit: any('abz019.-_A'), minLength: 3 })),
      key: fc.option(keys),
      versionId: fc.option(fc.string({ unit: any('aZ09._-'), minLength: 1 })),
      account: fc.option(fc.constant('444455556666')),
      region: fc.option(fc.constantFrom('eu-west-1', 'cn-north-1', 'eusc-de-east-1')),
      accessPoint: fc.constant(null),
    }),
    principal: fc.option(principals),
    operation: fc.option(
      fc.constantFrom('s3:GetObject', 'HeadObject', 'kms:Decrypt', 'aws s3 cp', 'sync', 'getobject'),
    ),
    error: fc.option(errors),
  })
  .map(question);

it('reads back what it writes, for any question', () => {
  fc.assert(
    fc.property(questions, (one) => {
      expect(parseQuestion(questionWords(one))).toEqual(one);
    }),
    { numRuns: 2_000 },
  );
});

it('what a report keeps is the same question, with at most 300 characters of its error', () => {
  fc.assert(
    fc.property(questions, (one) => {
      const kept = parseQuestion(askedWords(one));
      expect({ ...kept, error: null }).toEqual({ ...one, error: null });
      expect(kept.error === null).toBe(one.error === null);
      expect((kept.error ?? '').length).toBeLessThanOrEqual(300);
    }),
    { numRuns: 500 },
  );
});

it('answers or refuses whatever is typed, and never breaks', () => {
  fc.assert(
    fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => {
      const answer = answerTo(text);
      expect(answer instanceof Refusal || typeof answer === 'string').toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

function answerTo(text: string): unknown {
  try {
    return questionWords(parseQuestion(text));
  } catch (error) {
    return error;
  }
}
