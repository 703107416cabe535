import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'], provide: { runs: 300 } } },
      // Not part of `npm test`: the same properties, on many more random cases.
      {
        test: {
          name: 'properties',
          include: ['test/fuzz/**/*.test.ts'],
          testTimeout: 60_000,
          provide: { runs: 10_000 },
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, retry: 1 } },
    ],
  },
});
