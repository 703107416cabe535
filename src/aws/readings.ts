import { measures } from './measures/index.ts';
import type { Reading } from './reading.ts';
import { settings } from './settings/index.ts';

/** Everything that can be read, settings first. */
export const readings: readonly Reading[] = [...settings, ...measures];
