import { rangeOf, within } from '../ip.ts';
import { comparing } from './compare.ts';
import type { Operator } from './operator.ts';

/** An address in a range, or that very address: compared by value, so an IPv6 address may be spelled in any way. */
export const ipAddress: Operator = {
  name: 'IpAddress',
  negated: false,
  variables: false,
  matcher: comparing(rangeOf, within),
};
