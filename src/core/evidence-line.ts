import type { Evidence } from './finding.ts';

/** What a call answered, as a line for people: `statement 2 (TlsOnly) of the bucket policy of logs · Deny`. */
export function evidenceLine({ call, saw }: Evidence): string {
  return statementLine(saw) ?? `${call} · ${told(saw) || 'nothing'}`;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Evidence out of a policy names its document; null for what is none. */
function statementLine(saw: unknown): string | null {
  if (!isFields(saw) || typeof saw['document'] !== 'string') return null;
  const { document, statement, sid, effect, failedOn, conditions } = saw;
  if (typeof statement !== 'number') return `${document} · no statement allows it`;
  const named = typeof sid === 'string' && sid !== '' ? ` (${sid})` : '';
  const parts = [
    `statement ${statement}${named} of ${document}`,
    ...(typeof effect === 'string' ? [effect] : []),
    ...(typeof failedOn === 'string' ? [`does not match by its ${failedOn}`] : []),
    ...(Array.isArray(conditions) ? conditions.filter(isFields).map(conditionLine) : []),
  ];
  return parts.join(' · ');
}

/** `aws:SecureTransport Bool false, the request has true (assumed)` */
function conditionLine({ operator, key, wanted, seen, status }: Fields): string {
  const has = seen === null ? 'no such key' : told(seen);
  const request = status === 'unknown' ? 'not known of the request' : `the request has ${has}`;
  return `${told(key)} ${told(operator)} ${told(wanted)}, ${request}${status === 'assumed' ? ' (assumed)' : ''}`;
}

/** Plain JSON without its punctuation. */
function told(value: unknown): string {
  if (Array.isArray(value)) return value.map(told).join(', ') || 'none';
  if (isFields(value))
    return Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([name, each]) => `${name}: ${told(each)}`)
      .join(' · ');
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
