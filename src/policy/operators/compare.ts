import type { Matcher } from '../glob.ts';
import { type Pattern, textOf } from '../pattern.ts';

/** Read both sides as one type, then compare; what can't be read as that type never fits. */
export function comparing<T>(
  read: (text: string) => T | null,
  fits: (given: T, wanted: T) => boolean,
): (value: Pattern) => Matcher {
  return (value) => {
    const wanted = read(textOf(value));
    if (wanted === null) return () => false;
    return (text) => {
      const given = read(text);
      return given !== null && fits(given, wanted);
    };
  };
}

export function numberOf(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : null;
}

const iso = /^(\d{4})(-\d{2})?(-\d{2})?(?:[T ](\d{2}:\d{2})(:\d{2})?([.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A moment in milliseconds: ISO 8601 from the year alone down to fractions of a second, UTC where no offset stands, or
 * seconds since 1970.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function momentOf(text: string): number | null {
  const trimmed = text.trim();
  const parts = iso.exec(trimmed);
  if (parts === null) return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) * 1000 : null;
  const moment = Date.parse(full(parts));
  return Number.isNaN(moment) ? null : moment;
}

/** Everything that was left out, put in. */
function full([, ...parts]: readonly (string | undefined)[]): string {
  const blank = ['', '-01', '-01', '00:00', ':00', '', 'Z'];
  const [year, month, day, minutes, seconds, fraction = '', zone = 'Z'] = blank.map((none, nth) => parts[nth] ?? none);
  return `${year}${month}${day}T${minutes}${seconds}${fraction.slice(0, 4).replace(',', '.')}${offset(zone)}`;
}

/** `+0200` and `+02` as `+02:00`. */
function offset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

export function truthOf(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}

/** The bytes of a base64 text, one spelling for each. */
export function bytesOf(text: string): string | null {
  return /^[a-z\d+/\s]*={0,2}$/i.test(text) ? Buffer.from(text, 'base64').toString('hex') : null;
}
