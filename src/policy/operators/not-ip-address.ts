import type { Operator } from './operator.ts';
import { ipAddress } from './ip-address.ts';

/** An address outside every range. */
export const notIpAddress: Operator = { ...ipAddress, name: 'NotIpAddress', negated: true };
