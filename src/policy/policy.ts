import type { Matcher } from './glob.ts';
import type { Unseen, Values } from './pattern.ts';

/** A policy as the evaluator needs it, one shape for every legal spelling. */
export interface Policy {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** One statement. */
export interface Rule {
  /** From 1, as people count. */
  readonly position: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** Null in the policies that speak of whoever they are attached to. */
  readonly principals: Principals | null;
  readonly actions: { readonly except: boolean; readonly matchers: readonly Matcher[] };
  readonly resources: { readonly except: boolean; readonly matchers: readonly ResourceMatcher[] };
  readonly conditions: readonly Condition[];
  /** One of the conditions names the principals that are meant, by aws:PrincipalArn. */
  readonly byPrincipalArn: boolean;
}

export interface Principals {
  /** NotPrincipal: everybody but these. */
  readonly except: boolean;
  readonly who: readonly { readonly kind: PrincipalKind; readonly id: string }[];
}

export type PrincipalKind = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** A resource in a request, cut once. */
export interface Resource {
  readonly arn: string;
  readonly segments: readonly string[] | null;
  /** The action has no resource types, such as s3:ListAllMyBuckets: only a pattern for everything is about it. */
  readonly everything: boolean;
}

/** Null: a variable in it has no value. Unseen: nobody knows whether it has one. */
export type ResourceMatcher = (resource: Resource, values: Values) => boolean | Unseen | null;

export interface Condition {
  /** As written, with prefix and IfExists. */
  readonly operator: string;
  readonly key: string;
  /** As written. */
  readonly wanted: readonly string[];
  readonly holds: (values: Values) => Outcome;
}

export type Outcome = 'holds' | 'fails' | 'variable without value' | 'unknown operator' | 'unknown value';

/** What AWS would refuse to store, and where it stands: `Statement[2].Effect`, counted from 1. */
export interface Fault {
  readonly place: string;
  readonly what: string;
}
