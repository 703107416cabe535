/** The layers that AWS's words can name, as `cooper parse` spells them. */
export const policyTypes = [
  'identity',
  'resource',
  'permissions_boundary',
  'session',
  'scp',
  'rcp',
  'vpc_endpoint',
  'role_trust',
  'block_public_access',
  'bucket_encryption',
  'object_lock',
  'kms_key_state',
] as const;
export type PolicyType = (typeof policyTypes)[number];

/** A policy forbids it, or none allows it. */
export type Effect = 'explicit' | 'implicit';

/** What was pasted, with whatever is known beside the text. */
export interface ErrorInput {
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly message: string;
  readonly operation?: string | undefined;
}

/** What an error text says; null where it does not say. `cause` is an id of the catalogue of causes: `D02`. */
export interface ErrorText {
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  readonly effect: Effect | null;
  readonly policyType: PolicyType | null;
  readonly policyArn: string | null;
  readonly cause: string | null;
}

/** What every format of an error comes down to, before it is judged. `text` is on one line. */
export interface Raw {
  readonly text: string;
  readonly code: string | null;
  readonly status: number | null;
  readonly operation: string | null;
  /** Named beside the message, as CloudTrail and access logs do. */
  readonly principal: string | null;
  readonly action: string | null;
  readonly resource: string | null;
  /** Recorded as a request without a signature. */
  readonly unsigned: boolean;
  /** Recorded as a request to a website endpoint. */
  readonly website: boolean;
}
