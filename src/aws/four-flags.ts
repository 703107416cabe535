import type { PublicAccessBlock } from '../core/settings.ts';

type Answered = { readonly [Flag in keyof PublicAccessBlock]?: boolean | undefined };

/** All four blocks; one that AWS leaves out is off. */
export function fourFlags(on: Answered | undefined): PublicAccessBlock {
  return {
    BlockPublicAcls: on?.BlockPublicAcls ?? false,
    IgnorePublicAcls: on?.IgnorePublicAcls ?? false,
    BlockPublicPolicy: on?.BlockPublicPolicy ?? false,
    RestrictPublicBuckets: on?.RestrictPublicBuckets ?? false,
  };
}
