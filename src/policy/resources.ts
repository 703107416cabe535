import { cut } from './arn.ts';
import { glob, type Matcher } from './glob.ts';
import { filled, fixed, isEverything, type Part, partsOf, unseen, type Unseen, type Values } from './pattern.ts';
import type { Resource, ResourceMatcher } from './policy.ts';

/** Whether AWS would take it as a resource: `*`, or something that begins like an ARN; cut short only where it completes. */
export function isResource(text: string, completes: boolean): boolean {
  if (/^\*+$/.test(text)) return true;
  return /^(?:arn|[*?]+):/i.test(text) && (completes || text.split(':').length >= 6);
}

/**
 * One entry of Resource. Segments are compared one by one, so a wildcard before the fifth colon stays in its segment; an
 * ARN that is cut short stands for everything after it. Variables count only after the fifth colon.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceMatcher(text: string, variables: boolean): ResourceMatcher {
  const parts = partsOf(text, variables);
  if (isEverything(parts)) return () => true;
  const segments = [...cut(parts)];
  while (segments.length < 6) segments.push([{ wild: '*' }]);
  const head = segments.slice(0, 5).map((segment) => glob(fixed(segment) ?? [textAsWritten(segment)]));
  const last = segments[5] ?? [];
  const pattern = fixed(last);
  const tail = pattern === null ? null : glob(pattern);
  const all = isEverything(last);
  return (resource, values) => {
    if (resource.everything && !all) return resource.arn === text;
    return inSegments(resource, head, all) && (tail ? within(resource, tail, all) : late(last, resource, values));
  };
}

function inSegments({ segments, everything }: Resource, head: readonly Matcher[], all: boolean): boolean {
  if (segments === null) return everything && all;
  return head.every((matcher, nth) => matcher(segments[nth] ?? ''));
}

const within = ({ segments }: Resource, tail: Matcher, all: boolean): boolean =>
  segments === null ? all : tail(segments[5] ?? '');

function late(parts: readonly Part[], { segments }: Resource, values: Values): boolean | Unseen | null {
  const pattern = filled(parts, values);
  return pattern === null || pattern === unseen ? pattern : glob(pattern)(segments?.[5] ?? '');
}

const textAsWritten = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'wild' in part ? part.wild : `\${${part.variable}}`;
    })
    .join('');
