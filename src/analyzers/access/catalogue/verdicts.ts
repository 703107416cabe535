import { rows } from './row.ts';

/** Verdicts without a cause in one document. */
export const verdicts = rows(
  [
    'X00',
    'state',
    '',
    'Nothing that can be seen stands in the way',
    'Try again; if it still fails, ask with the error text.',
  ],
  [
    'X01',
    'resource',
    'bucket-owner iam-admin',
    'Something denies it explicitly, but AWS does not say what',
    'Look at every policy that applies.',
  ],
  [
    'X02',
    'resource',
    'bucket-owner iam-admin',
    'AWS refuses without saying why',
    'Ask with the principal, so that each layer can be looked at.',
  ],
  [
    'X03',
    'resource',
    'caller',
    'The answer to HEAD has no body, so it does not say why',
    'Ask again with GET and Range: bytes=0-0.',
  ],
);
