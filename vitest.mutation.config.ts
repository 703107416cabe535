import { defineConfig } from 'vitest/config';

/**
 * The tests by hand that stand for src/policy: each mutant runs those that reach it. Not the corpus and the properties:
 * they catch more, but a file's own tests should do, and thousands of cases for each mutant take hours.
 */
export default defineConfig({
  test: { include: ['test/policy/**/*.test.ts'], exclude: ['test/policy/corpus.test.ts'] },
});
