import { expect, it } from 'vitest';
import { withInput } from '../../src/terminal/because-input.ts';

const read = () => Promise.resolve('An error occurred\n(AccessDenied)\n');
const error = 'An error occurred\n(AccessDenied)';

it.each([
  [
    ['diagnose', 'logs', '--because', '-'],
    ['diagnose', 'logs', '--because', error],
  ],
  [
    ['diagnose', 'logs', 'because', '-'],
    ['diagnose', 'logs', 'because', error],
  ],
  [
    ['diagnose', '--because=-', 'logs'],
    ['diagnose', `--because=${error}`, 'logs'],
  ],
])('%j takes the error from standard input', async (argv, then) => {
  expect(await withInput(argv, read)).toEqual(then);
});

it.each([[['diagnose', 'logs', '-']], [['diagnose', 'logs', '--because', 'x']], [['-']], [[]]])(
  '%j reads nothing',
  async (argv) => {
    expect(await withInput(argv, () => Promise.reject(new Error('read')))).toEqual(argv);
  },
);
