import { glob } from '../../../policy/glob.ts';
import { fixed, partsOf } from '../../../policy/pattern.ts';
import type { Resource } from '../../../policy/policy.ts';
import { resourceMatcher } from '../../../policy/resources.ts';
import type { Listed } from './elements.ts';
import type { Whole } from './exact-arn.ts';

const nothing: Listed = { except: false, texts: [] };

/**
 * All the actions of a list but one; null where no list says that. For a statement about one resource only, which other
 * services' actions are never about.
 */
export function actionsWithout({ except, texts }: Listed, action: string): Listed | null {
  if (except) return { except, texts: [...texts, action] };
  const [service = ''] = action.split(':');
  const every = new RegExp(`^(?:\\*+|\\*+:\\*+|${service}:\\*+)$`, 'i');
  if (texts.some((text) => every.test(text))) return { except: true, texts: [action] };
  const lower = action.toLowerCase();
  return without(texts, (text) => {
    const pattern = text.toLowerCase();
    if (glob(fixed(partsOf(pattern, false)) ?? [])(lower)) return rest(text, pattern === lower, pattern, lower);
    return text;
  });
}

interface Document {
  readonly variables: boolean;
  /** The one resource, as this document writes it. */
  readonly exact: string;
  /** What the document is about; null when about anything. */
  readonly whole: Whole | null;
}

/** All the resources of a list but one, among those that the document can be about; null where no list says that. */
export function resourcesWithout({ except, texts }: Listed, resource: Resource, document: Document): Listed | null {
  const { exact, whole } = document;
  if (whole?.objects === null) return nothing;
  if (except) return { except, texts: [...texts, exact] };
  if (texts.some((text) => /^\*+$/.test(text))) return { except: true, texts: [exact] };
  const left = whole && leftOf(texts, whole);
  if (left && resource.arn.startsWith(whole?.objects ?? '')) return { except: true, texts: [exact, ...left] };
  return without(texts, (text) => {
    if (document.variables && text.includes('${') && text !== exact) return null;
    const matches = resourceMatcher(text, document.variables)(resource, () => undefined);
    return matches === true ? rest(text, text === exact, text, resource.arn) : text;
  });
}

/** Of what the document can be about, what a list that has every object leaves out; null when it has not every object. */
function leftOf(texts: readonly string[], { arn, objects }: Whole): readonly string[] | null {
  if (texts.includes(`${arn}*`)) return [];
  if (!texts.includes(`${objects}*`)) return null;
  return texts.includes(arn) ? [] : [arn];
}

/** What is left of one entry that has the one: `Get*` has `Get`, and `Get?*` is all the others of it. */
function rest(text: string, isTheOne: boolean, pattern: string, one: string): string | null | undefined {
  if (isTheOne) return undefined;
  return pattern === `${one}*` ? `${text.slice(0, -1)}?*` : null;
}

/** `left`: the entry or what is left of it; undefined when nothing, null when no text says it. */
function without(texts: readonly string[], left: (text: string) => string | null | undefined): Listed | null {
  const all = texts.map(left);
  return all.includes(null) ? null : { except: false, texts: all.filter((text) => typeof text === 'string') };
}
