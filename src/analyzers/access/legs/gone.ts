import type { Facts } from '../../../core/facts.ts';
import type { Principal } from '../../../core/principal.ts';

/** Whether IAM, which we could read, has no such user or role: then nobody can ask as this principal. */
export const isGone = ({ reads: { identity } }: Facts, { type, arn }: Principal): boolean =>
  identity?.is === 'absent' && arn !== null && ['user', 'role', 'assumed-role'].includes(type);
