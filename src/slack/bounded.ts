/** A map that forgets: the oldest when it is full, and everything after its time. Null where there is nothing. */
export interface Bounded<Value> {
  get(key: string): Value | null;
  set(key: string, value: Value): void;
}

/** `ttl` is in milliseconds. */
export function makeBounded<Value>(of: { most: number; ttl: number; now: () => Date }): Bounded<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (entry.until > of.now().getTime()) return entry.value;
      entries.delete(key);
      return null;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, until: of.now().getTime() + of.ttl });
      const [oldest] = entries.keys();
      if (entries.size > of.most && oldest !== undefined) entries.delete(oldest);
    },
  };
}
