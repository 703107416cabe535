import type { Principal } from '../../../core/principal.ts';
import type { Circumstances } from '../../../policy/circumstances.ts';
import type { Asked } from '../../../policy/judge.ts';
import type { Policies } from '../../../policy/policies.ts';
import type { Weighed } from '../../../policy/weigh.ts';
import type { ContextValue } from '../context/types.ts';
import type { Need } from '../operations/types.ts';
import type { Document, Hidden } from './sides.ts';

/** One action that the operation needs, on one ARN, with everything that has a say in it, and what came out. */
export interface Leg {
  readonly need: Need;
  /** Whether the operation is about this action, or only needs it beside. */
  readonly primary: boolean;
  /** Whether the operation reads an object: decrypting is then for the reading. */
  readonly reads: boolean;
  /** Whether somebody in particular asks, so that a policy could be changed for them. */
  readonly patchable: boolean;
  readonly bucket: string;
  /** The KMS key of new objects, where the bucket's default names one by its ARN. */
  readonly defaultKey: string | null;
  readonly principal: Principal;
  readonly asked: Omit<Asked, 'outlook'>;
  readonly policies: Policies;
  readonly about: Circumstances;
  readonly documents: readonly Document[];
  readonly hidden: readonly Hidden[];
  readonly weighed: Weighed;
  /** The endpoints that would refuse it, when nobody says which way the request goes. */
  readonly endpoints: readonly {
    readonly id: string;
    readonly weighed: Weighed;
    readonly documents: readonly Document[];
  }[];
  readonly context: readonly ContextValue[];
  readonly valueOf: (key: string) => ContextValue;
}

/** A key policy decides, not a bucket policy. */
export const isKeyLeg = ({ need }: Leg): boolean => need.action.startsWith('kms:');
