/** Addresses that begin with the same bits. */
export interface Range {
  readonly version: 4 | 6;
  readonly bits: bigint;
  /** How many of the first bits count: the number after the slash. */
  readonly prefix: number;
}

const widths = { 4: 32, 6: 128 } as const;

/** `203.0.113.0/24`, `2001:DB8::/32`, or one address; null for what is neither. */
export function rangeOf(text: string): Range | null {
  const [address = '', length, more] = text.trim().split('/');
  const found = v4(address) ?? v6(address);
  if (found === null || more !== undefined) return null;
  const width = widths[found.version];
  if (length === undefined) return { ...found, prefix: width };
  const prefix = Number(length);
  return /^\d{1,3}$/.test(length) && prefix <= width ? { ...found, prefix } : null;
}

/** Whether all of one range lies in another. An IPv4 address is in no IPv6 range, nor the reverse. */
export function within(inner: Range, outer: Range): boolean {
  if (inner.version !== outer.version || inner.prefix < outer.prefix) return false;
  const rest = BigInt(widths[outer.version] - outer.prefix);
  return inner.bits >> rest === outer.bits >> rest;
}

type Address = Omit<Range, 'prefix'>;

function v4(text: string): Address | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return { version: 4, bits: bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) };
}

/** IPv6 in any spelling. One that only wraps an IPv4 address (`::ffff:203.0.113.9`) is that IPv4 address. */
function v6(text: string): Address | null {
  const groups = groupsOf(text);
  if (groups === null) return null;
  const bits = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
  return bits >> 32n === 0xffffn ? { version: 4, bits: bits & 0xffffffffn } : { version: 6, bits };
}

function groupsOf(text: string): readonly number[] | null {
  const halves = withoutDots(text).split('::');
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : null;
}

function withoutDots(text: string): string {
  return text.replace(/\d+\.\d+\.\d+\.\d+$/, (dotted) => {
    const found = v4(dotted);
    return found === null ? dotted : `${(found.bits >> 16n).toString(16)}:${(found.bits & 0xffffn).toString(16)}`;
  });
}
