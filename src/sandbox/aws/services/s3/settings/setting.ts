import type { BucketAsk } from '../api.ts';
import type { Bucket } from '../state.ts';
import type { Branch, Content } from '../xml.ts';

/** The name and IAM action of one call. They differ more often than not. */
export type CallName = readonly [operation: string, action: string];

/** One sub-resource of a bucket: `?encryption`. */
export interface SettingRow {
  /** The query parameter. */
  readonly query: string;
  /** The root element of its document. */
  readonly root: string;
  readonly get: CallName;
  readonly put?: CallName;
  readonly putMethod?: 'PUT' | 'POST';
  readonly delete?: CallName;
  /** What a Get answers when nothing is there: an error, or a document. */
  readonly absent: { readonly code: string; readonly message: string } | Content;
  /** What a new bucket has, where that isn't nothing. */
  readonly initial?: Content;
  /** Refuses what S3 would refuse, by throwing `AwsError`; answers what is kept. */
  check?(document: Branch, ask: BucketAsk): Content;
  /** What a Get shows, where that isn't what was put. */
  show?(document: Branch, bucket: Bucket): Shown;
}

interface Shown {
  readonly root: string;
  readonly content: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of which a bucket may have many, each with an id: `?metrics&id=all`. */
export interface NamedRow {
  readonly query: string;
  readonly root: string;
  readonly list: { readonly name: string; readonly root: string };
  readonly get: CallName;
  readonly put: CallName;
  readonly delete: CallName;
}

export function isError(absent: SettingRow['absent']): absent is { readonly code: string; readonly message: string } {
  return typeof absent === 'object' && absent !== null && 'code' in absent;
}
