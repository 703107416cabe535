import type { Matcher } from '../glob.ts';
import type { Pattern } from '../pattern.ts';

/**
 * One condition operator, without `IfExists` and without set prefix, which are the same for all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export interface Operator {
  readonly name: string;
  /** Matches when the request's value fits none of the policy's values, or when the key is absent. */
  readonly negated: boolean;
  /** Whether `${…}` in its values is a policy variable: only in text and ARN operators. */
  readonly variables: boolean;
  /** What one value of the policy says about one value of the request; a negated operator says what it rules out. */
  readonly matcher: (value: Pattern) => Matcher;
}
