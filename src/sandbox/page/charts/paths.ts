export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs of points without a gap: a value that isn't there is never drawn as zero or bridged over. */
export function runs(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  for (const point of points) {
    if (point === null) all.push([]);
    else all.at(-1)?.push(point);
  }
  return all.filter((run) => run.length > 0);
}

export const linePath = (run: readonly Point[]): string =>
  run.map(({ x, y }, nth) => `${nth === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** The line with the ground under it. */
export function areaPath(run: readonly Point[], ground: number): string {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${linePath(run)}L${round(last.x)} ${round(ground)}L${round(first.x)} ${round(ground)}Z`;
}

/** A ring's piece between two shares of the whole, clockwise from the top. */
export function ringPath(from: number, to: number, { outer, inner }: { outer: number; inner: number }): string {
  // A full circle has one point as its beginning and end, and SVG would draw nothing.
  const end = to - from >= 1 ? from + 0.99999 : to;
  const isLong = end - from > 0.5 ? 1 : 0;
  const at = (share: number, radius: number): string => {
    const angle = (share - 0.25) * 2 * Math.PI;
    return `${round(radius * Math.cos(angle))} ${round(radius * Math.sin(angle))}`;
  };
  return (
    `M${at(from, outer)}A${outer} ${outer} 0 ${isLong} 1 ${at(end, outer)}` +
    `L${at(end, inner)}A${inner} ${inner} 0 ${isLong} 0 ${at(from, inner)}Z`
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
