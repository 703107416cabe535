import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Identity } from '../../../core/identity.ts';
import type { Principal } from '../../../core/principal.ts';

/**
 * What IAM holds about whoever asks. Where nobody in particular does, the identity that was read is Cooper's own, and
 * tells nothing of them.
 */
export const identityOf = ({ reads: { identity } }: Facts, { arn }: Principal): Fact<Identity> | undefined =>
  arn === null ? undefined : identity;
