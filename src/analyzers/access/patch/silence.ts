import type { Told } from '../causes/told.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import type { Document } from '../legs/sides.ts';
import type { Change } from './change.ts';
import { newStatement } from './new-statement.ts';
import { canBeMet, repairs, respelled } from './repairs.ts';
import type { Who } from './who.ts';

/**
 * Causes of silence that an Allow cures. The others have a condition that the request should meet, or S3 answers whatever
 * a policy says.
 */
const cured = `C01 C03 C04 C06 D02 D03 D05 D06 E04 E09 F01 F02 F03 F04 F10 G01 G03 G08 G09 D33`.split(' ');

/** What would make a silent layer allow, the smallest first; none where silence is not what is to be cured. */
export function voices(
  id: string,
  layer: PolicyLayer,
  leg: Leg,
  told: Told | null,
  who: Who | null,
): readonly Change[] {
  if (!cured.includes(id) || (told !== null && canBeMet(told))) return [];
  const documents = leg.documents.filter((one) => one.layer === layer && isOpen(one, layer));
  return [
    ...(told && documents.includes(told.document) ? repairs(told, leg, who) : []),
    ...(id === 'C04' ? respelled(documents, leg) : []),
    ...additions(id, layer, leg, documentsFor(documents, told), who),
  ];
}

/**
 * Whether a statement may be added to it: a policy that others share would give it to them too, and those that AWS wrote
 * nobody can change.
 */
function isOpen({ shared, arn }: Document, layer: PolicyLayer): boolean {
  return !isOfAws(arn) && (layer !== 'identity' || !shared);
}

export const isOfAws = (arn: string | null): boolean => arn !== null && /^arn:[^:]+:iam::aws:policy\//.test(arn);

/** First the one that nearly allows. */
function documentsFor(documents: readonly Document[], told: Told | null): readonly Document[] {
  const near = told && documents.find((one) => one === told.document);
  return near ? [near, ...documents.filter((one) => one !== near)] : documents;
}

function additions(
  id: string,
  layer: PolicyLayer,
  leg: Leg,
  documents: readonly Document[],
  who: Who | null,
): readonly Change[] {
  const fresh = newName(layer, leg);
  const places = [
    ...documents.map((document) => ({ document, what: document.what })),
    ...(fresh === null ? [] : [{ document: null, what: fresh }]),
  ];
  return places.flatMap(({ document, what }) => {
    const statement = newStatement(leg, layer, document?.document ?? null, who, id === 'F10');
    return statement ? [{ layer, document, what, statement: null, before: null, after: [statement] }] : [];
  });
}

/** What to call a document that is not there yet; null where there is one, or there can be no more. */
function newName(layer: PolicyLayer, leg: Leg): string | null {
  const { principal, bucket, documents } = leg;
  if (layer === 'identity')
    return `a new inline policy of the ${principal.type === 'user' ? 'user' : 'role'} ${principal.name ?? ''}`;
  if (documents.some((one) => one.layer === layer) || isKeyLeg(leg)) return null;
  if (layer === 'resource') return `a new bucket policy of ${bucket}`;
  return layer === 'access_point' ? `a new policy of the access point ${pointIn(leg)}` : null;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
const pointIn = ({ asked }: Leg): string => /:accesspoint\/([^/]+)/.exec(asked.resource.arn)?.[1] ?? asked.resource.arn;
