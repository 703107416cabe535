import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gates } from '../../../src/policy/gates/index.ts';

it('every gate that there is a file for is in the list', () => {
  const files = globSync('src/policy/gates/*.ts').filter((file) =>
    /^export const \w+: Gate = /m.test(readFileSync(file, 'utf8')),
  );
  expect(gates.length).toBe(files.length);
  expect(new Set(gates).size).toBe(gates.length);
});
