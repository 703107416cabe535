import { defineConfig } from 'vitest/config';

/** Processes that die, and wait for each other's heartbeats: beside hundreds of other tests they would wait too long. */
const processes = ['test/store/folder-lock.test.ts', 'test/store/open.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // The usual is one less than there are: on two cores, one.
          maxWorkers: '100%',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/proof/**', ...processes],
          // A database is opened in some: that takes seconds.
          hookTimeout: 60_000,
          testTimeout: 60_000,
          provide: { runs: 300 },
        },
      },
      // Not part of `npm test`: the same properties, on many more random cases.
      {
        test: {
          name: 'properties',
          maxWorkers: '100%',
          include: ['test/fuzz/**/*.test.ts', 'test/remedies/{every-remedy.property,round-trip}.test.ts'],
          testTimeout: 300_000,
          provide: { runs: 10_000 },
        },
      },
      // Not part of `npm test`: processes that are killed by the hundred, over minutes.
      { test: { name: 'proof', include: ['test/proof/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          // Whole processes, a browser: one at a time, when all else is done.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          include: ['test/e2e/**/*.test.ts', ...processes],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          retry: 1,
        },
      },
    ],
  },
});
