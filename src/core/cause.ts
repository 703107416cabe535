import type { Evidence } from './finding.ts';
import type { PolicyPlace } from './policy-place.ts';
import type { DiffSection } from './report.ts';
import type { PolicyDocument } from './settings.ts';
import type { Words } from './words.ts';

/** Who can put a cause right. */
export const fixers = [
  'caller',
  'iam-admin',
  'bucket-owner',
  'account-admin',
  'org-admin',
  'network-admin',
  'key-admin',
  'access-point-owner',
  'access-grants-admin',
  'cdn-owner',
  'object-owner',
  'root-user',
  'aws-support',
] as const;
export type Fixer = (typeof fixers)[number];

/** Where a cause lies: a layer of policies, one of S3's own gates, or what comes before any policy. */
export const causeLayers = [
  'authentication',
  'region',
  'existence',
  'scp',
  'rcp',
  'vpc_endpoint',
  'resource',
  'access_point',
  'identity',
  'permissions_boundary',
  'session',
  's3_block_public_access',
  'acl',
  'ownership',
  'kms',
  'requester_pays',
  'object_lock',
  'encryption_type',
  'state',
] as const;
export type CauseLayer = (typeof causeLayers)[number];

/**
 * `certain`: it refuses whatever else is unknown. `likely`: it refuses if what is assumed of the request is so.
 * `possible`: it refuses if what is unknown turns out badly.
 */
export const certainties = ['certain', 'likely', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

/** Why a request is, or would be, refused. */
export interface Cause {
  /** Of the catalogue: `D01`. */
  readonly id: string;
  readonly title: string;
  readonly certainty: Certainty;
  readonly layer: CauseLayer;
  /** The action that it refuses: the operation may need several. Null where it refuses whatever is asked. */
  readonly action: string | null;
  /** Most likely first; empty where nothing is to be fixed. */
  readonly fixers: readonly Fixer[];
  readonly because: Words;
  readonly next: Words;
  readonly evidence: readonly Evidence[];
  /** Null where no change of one statement would do exactly this and no more. */
  readonly patch: Patch | null;
}

/** A change of one statement of one document. Checked: it turns the answer of its own layer, and grants nothing else. */
export interface Patch {
  /** Whose document it is, for people: `the bucket policy of cooper-media`. */
  readonly document: string;
  /** Null where the document is new or has none. */
  readonly arn: string | null;
  readonly layer: CauseLayer;
  /** From 1; null where a statement is added. */
  readonly statement: number | null;
  /** The statement as it is; null where one is added. */
  readonly before: unknown;
  /** The statement as it should be; several where it is divided, null where it goes. */
  readonly after: unknown;
  /** The document as it should be; null where it holds what looks like a secret, which is not repeated. */
  readonly whole: PolicyDocument | null;
  /** Where it is kept; null where nobody may put another there. */
  readonly place: PolicyPlace | null;
  readonly diff: DiffSection['lines'];
  /** Requests around this one that were asked before and after: none changed but this one. */
  readonly probes: number;
}

/** What a diagnosis of access adds to a report. */
export interface Access {
  readonly decision: 'allow' | 'explicit_deny' | 'implicit_deny' | 'depends';
  /** Most likely first. */
  readonly causes: readonly Cause[];
  readonly context: readonly ContextEntry[];
}

/** What is known of one condition key of the request. */
export interface ContextEntry {
  readonly key: string;
  readonly status: 'known' | 'assumed' | 'unknown';
  /** Null: the request does not have the key. */
  readonly values: readonly string[] | null;
  readonly why: Words;
}
