import type { PolicyDocument, PolicyStatement } from '../core/settings.ts';

/** A statement with where it stands, one shape for every legal spelling. */
export interface Statement {
  /** From 1, as people count. */
  readonly position: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** `["*"]` for everybody; entries look like `AWS:arn…` otherwise. Null when the statement has NotPrincipal. */
  readonly principals: readonly string[] | null;
  /** As written; null when the statement has NotAction. */
  readonly actions: readonly string[] | null;
  readonly statement: PolicyStatement;
}

/** The statements of a policy. `Statement` may legally be one object (IAM user guide, «IAM JSON policy elements: Statement»). */
export function statementsOf(document: PolicyDocument): readonly Statement[] {
  return arrayOf(document.Statement).map((statement, nth) => ({
    position: nth + 1,
    sid: statement.Sid ?? null,
    effect: statement.Effect,
    principals: statement.Principal === undefined ? null : principalsOf(statement.Principal),
    actions: statement.Action === undefined ? null : arrayOf(statement.Action),
    statement,
  }));
}

/**
 * Whether a statement speaks to everybody: `"*"`, `{"AWS": "*"}` and `{"AWS": ["*"]}` are the same (IAM user guide,
 * «Principal»), and so does NotPrincipal, which leaves out only some. Conditions are not looked at.
 */
export const toEverybody = ({ principals }: Statement): boolean => principals === null || principals.includes('*');

/** Whether it has every S3 action: `*`, `*:*` or `s3:*`, in any case (actions don't mind case: IAM user guide, «Action»). */
export const everyS3Action = ({ actions }: Statement): boolean =>
  actions?.some((action) => ['*', '*:*', 's3:*'].includes(action.toLowerCase())) ?? false;

/** `statement 2 (PublicRead)` */
export const nameOf = ({ position, sid }: Statement): string =>
  sid === null ? `statement ${position}` : `statement ${position} (${sid})`;

export function arrayOf<T extends string | number | boolean | object>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function principalsOf(principal: NonNullable<PolicyStatement['Principal']>): readonly string[] {
  if (typeof principal === 'string') return [principal];
  return Object.entries(principal).flatMap(([kind, who]) =>
    arrayOf(who).map((one) => (kind === 'AWS' && one === '*' ? '*' : `${kind}:${one}`)),
  );
}
