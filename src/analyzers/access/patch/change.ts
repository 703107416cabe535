import type { PolicyPlace } from '../../../core/policy-place.ts';
import type { PolicyStatement } from '../../../core/settings.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Document } from '../legs/sides.ts';

/** A change of one statement, before anybody has checked what it does. */
export interface Change {
  readonly layer: PolicyLayer;
  /** Null: there is none yet, and this would be its first statement. */
  readonly document: Document | null;
  /** For people: `the bucket policy of cooper-media`. */
  readonly what: string;
  /** Where the document is kept, or would be; null where nobody may put one there. */
  readonly place: PolicyPlace | null;
  /** From 1; null where a statement is added. */
  readonly statement: number | null;
  readonly before: PolicyStatement | null;
  /** What stands there afterwards: nothing, one statement, or the parts of one that had to be divided. */
  readonly after: readonly PolicyStatement[];
}
