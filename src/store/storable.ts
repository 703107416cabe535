/**
 * PostgreSQL's `text` can't hold U+0000 (manual, «Character Types»), nor UTF-8 one half of a pair: what somebody typed must
 * neither stop a record, nor be stored as something else than was hashed.
 */
export const storable = <T extends string | null>(text: T): T =>
  (typeof text === 'string' ? text.replaceAll('\0', '\uFFFD').toWellFormed() : text) as T;
