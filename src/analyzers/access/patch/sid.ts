import type { PolicyDocument, PolicyStatement } from '../../../core/settings.ts';
import { arrayOf } from '../../../policy/statements.ts';

/**
 * A Sid that no statement of the document has yet. Letters and digits only: IAM takes no others.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function freshSid(wanted: string, document: PolicyDocument | null): string {
  const taken = document ? arrayOf(document.Statement).map(({ Sid: sid }) => sid) : [];
  const plain = wanted.replace(/[^A-Za-z\d]/g, '');
  for (let nth = 1; ; nth++) {
    const sid = nth === 1 ? plain : `${plain}${nth}`;
    if (!taken.includes(sid)) return sid;
  }
}

/** The parts of a divided statement: the first keeps the Sid, the others have one of their own, if it had any. */
export function withSids(
  parts: readonly { readonly what: string; readonly statement: PolicyStatement }[],
  document: PolicyDocument,
): readonly PolicyStatement[] {
  return parts.map(({ what, statement }, nth) => {
    const { Sid: sid } = statement;
    return nth === 0 || sid === undefined ? statement : { ...statement, Sid: freshSid(`${sid}${what}`, document) };
  });
}
