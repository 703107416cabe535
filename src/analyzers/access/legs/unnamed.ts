import type { Facts } from '../../../core/facts.ts';
import { partitionOf } from '../../../core/partition.ts';
import type { Principal } from '../../../core/principal.ts';
import { words } from '../../../core/words.ts';
import { segmentsOf } from '../../../policy/arn.ts';
import { unseen } from '../../../policy/pattern.ts';
import type { Resource, ResourceMatcher } from '../../../policy/policy.ts';
import { arrayOf, statementsOf } from '../../../policy/statements.ts';
import type { Need } from '../operations/types.ts';
import type { Document, Side } from './sides.ts';

/** The bucket that an object is copied from is not part of a question, and so neither are its policy and its owner. */
export const unknownSource: Side = {
  documents: [],
  hidden: [{ layer: 'resource', because: words`which object is copied from where is not known`, needs: [] }],
};

/**
 * The same documents as they speak of something that nobody named: some object of the bucket, where no key was asked for;
 * anything at all, of what is copied or handed over. What has all of it is sure to be about it, what has none of it is
 * sure not to be, and of the rest nobody can tell.
 */
export function aboutUnnamed({ on, arn }: Need, facts: Facts, principal: Principal, side: Side): Side {
  if (arn !== null || on === 'key') return side;
  const places = on === 'object' ? containers(facts, principal) : [];
  return { ...side, documents: side.documents.map((one) => inDoubt(one, places)) };
}

/** What the ARNs of the bucket's objects begin with, in its own partition and in that of who asks. */
function containers({ target, reads }: Facts, { arn }: Principal): readonly string[] {
  const { bucket, accessPoint } = target;
  const region = reads.bucket?.is === 'known' ? reads.bucket.value.region : target.region;
  const partitions = new Set([partitionOf(region ?? ''), arn?.split(':')[1] ?? 'aws']);
  // An access point of which only the alias is known may be any.
  const point = accessPoint === null ? [] : [accessPoint.arn === null ? '' : `${accessPoint.arn}/object/`];
  return bucket === '' ? point : [...point, ...[...partitions].map((one) => `arn:${one}:s3:::${bucket}/`)];
}

function inDoubt(document: Document, places: readonly string[]): Document {
  const statements = statementsOf(document.document);
  const rules = document.policy.rules.map((rule) => {
    const { Resource: of, NotResource: but } = statements[rule.position - 1]?.statement ?? {};
    const texts = arrayOf(of ?? but ?? []);
    const matchers = rule.resources.matchers.map((matcher, nth) => doubtful(matcher, texts[nth] ?? '*', places));
    return { ...rule, resources: { ...rule.resources, matchers } };
  });
  return { ...document, policy: { ...document.policy, rules } };
}

/** A letter for private use: a pattern that has the key of this one letter has every key. */
const anyKey = '\u{10fffd}';
const everything: Resource = { arn: '*', segments: null, everything: true };

function doubtful(matcher: ResourceMatcher, text: string, places: readonly string[]): ResourceMatcher {
  const some = places.map((place) => ({
    arn: `${place}${anyKey}`,
    segments: segmentsOf(`${place}${anyKey}`),
    everything: false,
  }));
  const possible = places.length === 0 || places.some((place) => mayBeIn(text, place));
  return (_resource, values) => {
    if (!possible) return false;
    if (matcher(everything, values) === true) return true;
    return some.some((one) => matcher(one, values) === true) ? true : unseen;
  };
}

/** Whether what stands before the first wildcard or variable leaves room for something in this place. */
function mayBeIn(text: string, place: string): boolean {
  const [start = ''] = text.split(/[*?]|\$\{/, 1);
  return start.startsWith(place) || (start !== text && place.startsWith(start));
}
