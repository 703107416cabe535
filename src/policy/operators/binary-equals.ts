import { bytesOf, comparing } from './compare.ts';
import type { Operator } from './operator.ts';

/** The same bytes, as base64. */
export const binaryEquals: Operator = {
  name: 'BinaryEquals',
  negated: false,
  variables: false,
  matcher: comparing(bytesOf, (given, wanted) => given === wanted),
};
