/** One series needs no legend: the title names it. */
export function Legend({ names }: { readonly names: readonly string[] }) {
  if (names.length < 2) return null;
  return (
    <ul className="legend">
      {names.map((name, nth) => (
        <li key={name}>
          <Swatch nth={nth} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The colour of the series with that number; there are six, as many as a chart may have series. */
export const seriesClass = (nth: number): string => `series-${(nth % 6) + 1}`;

export function Swatch({ nth }: { readonly nth: number }) {
  return <span className={`swatch ${seriesClass(nth)}`} aria-hidden="true" />;
}
