import type { PublicAccessBlock } from '../../core/settings.ts';

/** Block Public Access with every flag on. */
export const allFour: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
