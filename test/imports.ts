import { posix } from 'node:path';

export interface Import {
  /** A room or top-level file below src, such as `core` or `config.ts`; else the package, such as `zod` or `@slack`. */
  readonly to: string;
  readonly how: 'static' | 'type' | 'dynamic';
  /** As it is written. */
  readonly name: string;
}

const statements: readonly (readonly [RegExp, Import['how']])[] = [
  [/^\s*(?:import|export)\s+type\s[^'"]*?from\s*['"]([^'"]+)['"]/gm, 'type'],
  [/^\s*(?:import|export)\s+(?!type\s)[^'"]*?from\s*['"]([^'"]+)['"]/gm, 'static'],
  [/^\s*import\s*['"]([^'"]+)['"]/gm, 'static'],
  [/\bimport\(\s*['"]([^'"]+)['"]/g, 'dynamic'],
];

/** Everything that a file below src imports or re-exports. */
export function importsOf(file: string, text: string): readonly Import[] {
  return statements.flatMap(([pattern, how]) =>
    [...text.matchAll(pattern)].map(([, name = '']) => ({ to: target(file, name), how, name })),
  );
}

/** `src/slack/blocks/fit.ts` → `slack`; `src/main.ts` → `main.ts`. */
export const roomOf = (file: string): string => file.split('/')[1] ?? '';

/** `@aws-sdk/client-s3` → `@aws-sdk`, `string-width` → `string-width`, `node:fs/promises` → `node:fs`. */
function target(file: string, name: string): string {
  return name.startsWith('.') ? roomOf(posix.join(posix.dirname(file), name)) : (name.split('/')[0] ?? name);
}
