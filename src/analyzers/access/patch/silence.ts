import type { Told } from '../causes/told.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Leg } from '../legs/leg.ts';
import type { Document } from '../legs/sides.ts';
import type { Change } from './change.ts';
import { freshDocument } from './fresh-document.ts';
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
  const add = (document: Document | null) => newStatement(leg, layer, document?.document ?? null, who, id === 'F10');
  const beside = documents.flatMap((document): readonly Change[] => {
    const statement = add(document);
    const { what, place } = document;
    return statement ? [{ layer, document, what, place, statement: null, before: null, after: [statement] }] : [];
  });
  const first = add(null);
  const fresh = first === null ? null : freshDocument(layer, leg, first);
  if (first === null || fresh === null) return beside;
  return [...beside, { layer, document: null, ...fresh, statement: null, before: null, after: [first] }];
}
