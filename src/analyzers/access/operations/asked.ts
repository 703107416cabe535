import { Refusal } from '../../../core/errors.ts';
import { nearest } from '../../../core/nearest.ts';
import type { Question } from '../../../core/question.ts';
import { code, words } from '../../../core/words.ts';
import { actions } from './actions.ts';
import { operationOf } from './find.ts';
import { operations } from './index.ts';
import type { Operation } from './types.ts';

/** The operation that a question is about: GetObject with a key, else ListBucket. Refuses what does not exist. */
export function operationAsked({ operation, target }: Question): Operation {
  const found = operationOf(operation ?? (target.key === null ? 's3:ListBucket' : 's3:GetObject'));
  if (found === null) throw unknownOperation(operation ?? '');
  return found;
}

function unknownOperation(text: string): Refusal {
  const name = text.replace(/^[a-z0-9]+:/i, '');
  const known = [...operations.map((one) => one.name), ...actions.map((one) => one.name.replace(/^\w+:/, ''))];
  const near = nearest(name, known);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return new Refusal(
    words`${code(short)} is no action or operation of S3's that Cooper knows.`,
    near === null
      ? words`Say an action such as ${code('for s3:GetObject')}, an operation such as ${code('for CopyObject')}, or ${code('for kms:Decrypt')}.`
      : words`Was it ${code(`for ${near}`)}?`,
  );
}
