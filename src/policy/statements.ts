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
export const everyS3Action = ({ actions }: Statement): boolean => actions?.some(isEvery) ?? false;

/** As `everyS3Action`, or everything but a few: NotAction. One that leaves out all of S3 gives nothing. */
export const everyS3ActionButFew = (one: Statement): boolean =>
  one.actions === null ? !arrayOf(one.statement.NotAction ?? []).some(isEvery) : everyS3Action(one);

/** Whether it is about the bucket itself, not only about objects in it. Statements with NotResource are not looked into. */
export const onWholeBucket = ({ statement }: Statement, bucket: string): boolean =>
  arrayOf(statement.Resource ?? []).some((resource) => {
    const name = resource.replace(/^arn:[^:]*:s3:::/, '');
    return name === bucket || (name.endsWith('*') && bucket.startsWith(name.slice(0, -1)));
  });

/** Whether it holds without condition. An empty Condition is none. */
export const unconditional = ({ statement }: Statement): boolean => Object.keys(statement.Condition ?? {}).length === 0;

/** `statement 2 (PublicRead)` */
export const nameOf = ({ position, sid }: Statement): string =>
  sid === null ? `statement ${position}` : `statement ${position} (${sid})`;

export function arrayOf<T extends string | number | boolean | object>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

const isEvery = (action: string): boolean => /^(?:\*+|\*+:\*+|s3:\*+)$/i.test(action);

function principalsOf(principal: NonNullable<PolicyStatement['Principal']>): readonly string[] {
  if (typeof principal === 'string') return [principal];
  return Object.entries(principal).flatMap(([kind, who]) =>
    arrayOf(who).map((one) => (kind === 'AWS' && one === '*' ? '*' : `${kind}:${one}`)),
  );
}
