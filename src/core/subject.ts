/** Of whom and of what a question speaks, beside its target: what readings must know to look in the right place. */
export interface Subject {
  /** An ARN, `anonymous`, or a service such as `cloudfront.amazonaws.com`; null when the question names nobody. */
  readonly principal: string | null;
  /** In the spelling of policies: `s3:GetObject`. */
  readonly action: string | null;
  /** The VPC endpoint that the request went through (`vpce-…`), when that is known. */
  readonly endpoint: string | null;
  /** A KMS key that an error text names. */
  readonly keyArn: string | null;
}

/** A question about nobody in particular. */
export const nobody: Subject = { principal: null, action: null, endpoint: null, keyArn: null };

/** Whether the action stores an object: then it needs what writing needs, and the object need not be there. */
export const isStoring = ({ action }: Subject): boolean => /^s3:(Put|Replicate)Object$/i.test(action ?? '');

/** The 12 digits in an ARN; null for ARNs without an account and for what is no ARN. */
export function accountInArn(text: string): string | null {
  const [arn, , , , account = ''] = text.split(':');
  return arn === 'arn' && /^\d{12}$/.test(account) ? account : null;
}
