/** PostgreSQL's `text` can't hold U+0000 (manual, «Character Types»), and what somebody typed must not stop a record. */
export const storable = <T extends string | null>(text: T): T =>
  (typeof text === 'string' ? text.replaceAll('\0', '\uFFFD') : text) as T;
