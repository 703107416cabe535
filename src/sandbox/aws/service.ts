import type { State } from './state.ts';

export type ServiceName =
  | 's3'
  | 's3-control'
  | 'sts'
  | 'iam'
  | 'kms'
  | 'organizations'
  | 'ec2'
  | 'cloudwatch'
  | 'cloudtrail'
  | 'access-analyzer';

/** Who signed a request. Signatures are not verified; the access key id says who. */
export interface Principal {
  /** `arn:aws:iam::…:user/x`, `arn:aws:sts::…:assumed-role/r/session`, `arn:aws:iam::…:root` or `anonymous`. */
  readonly arn: string;
  /** Null for anonymous. */
  readonly account: string | null;
  /** IAM's unique id, with `:session` for a role session. */
  readonly userId: string;
  readonly accessKeyId: string | null;
  readonly sessionName: string | null;
  readonly sessionTags: readonly { readonly Key: string; readonly Value: string }[];
  readonly sourceIdentity: string | null;
}

/** One HTTP request, authenticated and on its way to a service. */
export interface Call {
  readonly requestId: string;
  readonly at: Date;
  readonly principal: Principal;
  /** From the credential scope; of an unsigned request, from the host or `us-east-1`. */
  readonly region: string;
  readonly method: string;
  readonly url: URL;
  /** The path as it was sent, still encoded and not normalised: the key of an object may hold `..` or `//`. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded: no longer `aws-chunked`. */
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What a call turned out to ask for: known before it runs, so that faults and denials can be applied to it. */
export interface Operation {
  /** `GetBucketPolicy` */
  readonly name: string;
  /** In the spelling of policies: `s3:GetBucketPolicy`. */
  readonly action: string;
  /** The ARN it touches, `*` where there is none. */
  readonly resource: string;
  /** Parameters for the call log: never secrets, never object bodies. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Sent with whatever comes of the call, refusals too, unless the server itself fails. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Refusals that come before permissions are looked at, such as a bucket that is not there; throws `AwsError`. */
  admit?(state: State): void;
  /** Whether it changes nothing, as CloudTrail's `readOnly`; where not said, the name tells (Get, List, Head, Describe, Lookup). */
  readonly readOnly?: boolean;
  /** With `staleMs`, configuration is shown as it stood that long ago. */
  run(state: State, staleMs?: number): Answer;
}

export interface Service {
  readonly name: ServiceName;
  /** Finds out what a call asks for; throws `AwsError` where AWS would refuse it before looking at anything. */
  operation(call: Call, state: State): Operation;
  /** An error as this service's protocol spells it (REST XML, Query XML, AWS JSON). */
  error(call: Call, error: AwsError): Answer;
}

/** An error as AWS answers it. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  /** Further elements of the error document, such as BucketName or Region. */
  readonly details: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    message: string,
    more: { details?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = more.details ?? {};
    this.headers = more.headers ?? {};
  }
}
