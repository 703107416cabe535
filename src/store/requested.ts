import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from './tables.ts';

/** Of a change: it was requested, and waits for people, for its time, or to be tried again. */
export const isRequested = (is: ExpressionBuilder<Tables, 'change'>): Expression<SqlBool> =>
  is.or([is('state', 'in', ['pending', 'approved']), is.and([is('state', '=', 'failed'), is('retryable', '=', true)])]);
