import { sameStatement } from '../../core/same-setting.ts';
import type { PolicyDocument, PolicyStatement } from '../../core/settings.ts';
import type { Plan } from '../../core/remedy.ts';
import { words } from '../../core/words.ts';
import { arrayOf } from '../../policy/statements.ts';
import { refused } from '../plans/plan.ts';

export const statementsIn = (document: PolicyDocument | null): readonly PolicyStatement[] =>
  document === null ? [] : arrayOf(document.Statement);

/** The document with statements at its end. Everything that is there stays as it was written. */
export function withStatements(document: PolicyDocument | null, added: readonly PolicyStatement[]): PolicyDocument {
  const head = document ?? { Version: '2012-10-17' };
  return { ...head, Statement: [...statementsIn(document), ...added] };
}

export const hasStatement = (document: PolicyDocument | null, statement: PolicyStatement): boolean =>
  statementsIn(document).some((one) => sameStatement(one, statement));

/** Whether a statement of the document is the same but for its name. */
export const saysSo = (document: PolicyDocument | null, statement: PolicyStatement): boolean =>
  hasStatement({ Statement: statementsIn(document).map(nameless) }, nameless(statement));

const nameless = (statement: PolicyStatement): PolicyStatement => ({ ...statement, Sid: '' });

/**
 * A Sid that no statement of the document has yet.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function freshSid(wanted: string, document: PolicyDocument | null): string {
  const taken = statementsIn(document).map(({ Sid: sid }) => sid);
  for (let nth = 1; ; nth++) {
    const sid = nth === 1 ? wanted : `${wanted}${nth}`;
    if (!taken.includes(sid)) return sid;
  }
}

/** Bytes of a bucket policy: https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html */
const most = 20_480;

/** Refused when S3 would not take so long a policy; else null. */
export function tooLong(document: PolicyDocument): Plan | null {
  const size = new TextEncoder().encode(JSON.stringify(document)).length;
  if (size <= most) return null;
  return refused(
    words`The bucket policy would have ${size} bytes, and S3 takes ${most}.`,
    words`Make room first: statements that differ only in a principal or a resource can become one.`,
  );
}
