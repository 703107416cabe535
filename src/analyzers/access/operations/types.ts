import type { Words } from '../../../core/words.ts';

/**
 * What an action acts on. `key` is a KMS key, `role` one that is handed to S3. `everything`: the action has no resource,
 * so its policies say `*`.
 */
export type On = 'object' | 'bucket' | 'source object' | 'key' | 'role' | 'everything';

/** One permission that a request must have. */
export interface Need {
  /** `s3:GetObject`, as AWS spells it. */
  readonly action: string;
  readonly on: On;
  /** What the action is asked for; `*` on `everything`. `null`: which one it is could not be learned. */
  readonly arn: string | null;
  /** False when it can't be told whether this request needs it: what decides that could not be read. */
  readonly always: boolean;
  /** Why, as the end of a sentence that names the action: «because the object has tags». */
  readonly why: Words;
}

/** What is known of the request and of what it meets. */
export interface NeedsAbout {
  readonly bucket: string;
  readonly key: string | null;
  readonly versionId: string | null;
  /** `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`. */
  readonly partition: string;
  /** How the object that is read (of a copy: its source) is encrypted now. */
  readonly encryption: KeyUse;
  /** How an object that is written will be encrypted when its headers say nothing: the bucket's default. */
  readonly writes: KeyUse;
  /** Whether the object (of a copy: its source) has tags. */
  readonly tagged: boolean | null;
  /** Request headers, by their names in small letters; what is not here is not sent. */
  readonly headers: Readonly<Record<string, string>>;
}

/** `known` with a null `kmsKeyArn`: no KMS key. Not `known`: it could not be read, and a key is only a guess. */
export interface KeyUse {
  readonly kmsKeyArn: string | null;
  readonly known: boolean;
}

/** An operation of S3's API, a command of the AWS CLI that makes some, or one plain action. */
export interface Operation {
  /** `GetObject`, `aws s3 cp`, `kms:Decrypt`. */
  readonly name: string;
  readonly rows: readonly NeedRow[];
  /** What the person should know about the name they used, or about what can't be told; null when nothing. */
  readonly note: Words | null;
  /** AWS's page that says what it needs. */
  readonly source: string;
}

/** One line of what an operation needs, before anything is known of the request. It applies when all it asks for holds. */
export interface NeedRow {
  readonly action: string;
  readonly on: On;
  /** The action that takes its place when a version id is sent. */
  readonly versioned?: string;
  /** The object is read from under a KMS key, or written under one. */
  readonly kms?: 'read' | 'written';
  readonly header?: HeaderRule;
  /** The source has tags, and they are copied. */
  readonly copiesTags?: true;
  /** No key was named. */
  readonly wholeBucket?: true;
  /** Nobody can tell from outside: `why` says what it depends on. */
  readonly perhaps?: true;
  /** Where neither the operation's name nor the conditions say it. */
  readonly why?: Words;
}

/** Any of these headers is sent, with such a value. Names are in small letters. */
export interface HeaderRule {
  readonly names: readonly string[];
  readonly value: RegExp;
}
