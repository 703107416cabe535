import type { CauseLayer } from '../../../core/cause.ts';
import type { PolicyPlace } from '../../../core/policy-place.ts';
import type { PolicyDocument } from '../../../core/settings.ts';
import type { Words } from '../../../core/words.ts';
import type { Layer } from '../../../policy/decision.ts';
import { parsePolicy, type PolicyUse } from '../../../policy/parse.ts';
import type { Policy } from '../../../policy/policy.ts';

/** A policy document that has a say, and where it stands. */
export interface Document {
  readonly layer: Layer;
  /** Of the organization, for its control policies. */
  readonly level: string | null;
  /** For people: `the bucket policy of cooper-media`. */
  readonly what: string;
  /** The call that read it. */
  readonly call: string;
  readonly arn: string | null;
  /** Whether others than this principal hang on it, as with a managed policy or a group's. */
  readonly shared: boolean;
  /** Where it is kept; null where nobody may put another there. */
  readonly place: PolicyPlace | null;
  readonly document: PolicyDocument;
  /** Its name tells it from every other document of the question. */
  readonly policy: Policy;
}

/** A layer of which something could not be read: why, and what would show it. */
export interface Hidden {
  readonly layer: CauseLayer;
  readonly because: Words;
  readonly needs: readonly string[];
  /** It was no refusal: there was no answer. */
  readonly failed?: boolean;
  /** What was answered to who wanted to look, where it is short. */
  readonly said?: string;
}

/** What one side of a request says, as far as it could be read. */
export interface Side {
  readonly documents: readonly Document[];
  readonly hidden: readonly Hidden[];
}

export const nothing: Side = { documents: [], hidden: [] };

export const both = (...sides: readonly Side[]): Side => ({
  documents: sides.flatMap(({ documents }) => documents),
  hidden: sides.flatMap(({ hidden }) => hidden),
});

type Placed = Omit<Document, 'policy'> & { readonly use: PolicyUse };

/** A document, parsed. One that AWS would refuse today may be of an older day: it counts as hidden. */
export function placed({ use, ...place }: Placed): Side {
  const name = [place.layer, place.level, place.arn ?? place.what].filter((part) => part !== null).join(' ');
  const parsed = parsePolicy(name, place.document, use);
  if (parsed.is === 'policy') return { documents: [{ ...place, policy: parsed.policy }], hidden: [] };
  const [fault] = parsed.faults;
  const because = [`${place.what} could not be understood: ${fault?.place ?? ''} ${fault?.what ?? ''}`];
  return { documents: [], hidden: [{ layer: place.layer, because, needs: [] }] };
}
