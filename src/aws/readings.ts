import type { FactName } from '../core/facts.ts';
import { measures } from './measures/index.ts';
import type { Reading } from './reading.ts';
import { settings } from './settings/index.ts';

/** Everything that can be read, settings first. */
export const readings: readonly Reading[] = [...settings, ...measures];

/** The readings behind these facts, with all that they come after or need to be understood. */
export function readingsOf(names: readonly FactName[]): readonly Reading[] {
  const wanted = new Set(names);
  for (const name of wanted) {
    const { after = [], beside = [] } = readings.find((one) => one.name === name) ?? {};
    for (const other of [...after, ...beside]) wanted.add(other);
  }
  return readings.filter(({ name }) => wanted.has(name));
}
