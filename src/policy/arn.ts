import { glob, type Matcher } from './glob.ts';
import { isEverything, type Part, type Pattern } from './pattern.ts';

/** The six parts of an ARN; colons after the fifth belong to the last. Null when there are fewer. */
export function segmentsOf(arn: string): readonly string[] | null {
  const parts = arn.split(':');
  return parts.length < 6 ? null : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Cut a pattern at its first five colons. */
export function cut(parts: readonly Part[]): readonly (readonly Part[])[] {
  const segments: Part[][] = [[]];
  for (const part of parts) {
    const pieces = typeof part === 'string' ? part.split(':') : [part];
    for (const [nth, piece] of pieces.entries()) {
      if (nth > 0 && segments.length < 6) segments.push([piece]);
      else if (nth > 0) segments.at(-1)?.push(':', piece);
      else segments.at(-1)?.push(piece);
    }
  }
  return segments.map(joined);
}

/**
 * Compare segment by segment: a wildcard before the fifth colon stays in its segment.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function arnMatcher(pattern: Pattern): Matcher {
  if (isEverything(pattern)) return () => true;
  const segments = cut(pattern);
  if (segments.length < 6) return () => false;
  const matchers = segments.map((segment) => glob(segment as Pattern));
  return (text) => segmentsOf(text)?.every((segment, nth) => matchers[nth]?.(segment) === true) ?? false;
}

/** Neighbouring texts become one, so that the quick ways of `glob` see them. */
function joined(parts: readonly Part[]): readonly Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else if (part !== '') whole.push(part);
  }
  return whole;
}
