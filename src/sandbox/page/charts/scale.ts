/** Round numbers that hold all values, zero included: bars and areas mean nothing when cut off. */
export function ticksFor(values: readonly number[], about = 4): readonly number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [0, 1];
  const step = niceStep((high - low) / about);
  const first = Math.floor(rounded(low / step));
  const last = Math.ceil(rounded(high / step));
  return Array.from({ length: last - first + 1 }, (_, nth) => rounded((first + nth) * step));
}

/** 1, 2, 2.5, 5 or 10 times a power of ten, at least `rough`. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5].find((nice) => nice * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
const rounded = (value: number): number => Number(value.toPrecision(12));

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From a value to its height in the drawing; heights count downwards. */
export function heightScale(ticks: readonly number[], { top, bottom }: Frame): (value: number) => number {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return (value) => bottom - ((value - low) / (high - low)) * (bottom - top);
}

/** The middle of each category's share of the width, and how wide a share is. */
export function bands(
  count: number,
  { left, right }: Frame,
): { readonly width: number; readonly at: (nth: number) => number } {
  const width = (right - left) / Math.max(count, 1);
  return { width, at: (nth) => left + width * (nth + 0.5) };
}

/** Every how-manieth label of an axis is shown, so that none run into each other. */
export function labelStride(labels: readonly string[], width: number, perCharacter = 6.2): number {
  const longest = Math.max(1, ...labels.map((label) => Math.min(label.length, 20)));
  return Math.max(1, Math.ceil((labels.length * (longest * perCharacter + 10)) / width));
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const full = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

export const shortNumber = (value: number): string => short.format(value);
export const fullNumber = (value: number): string => full.format(value);
