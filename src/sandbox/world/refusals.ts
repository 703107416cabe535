import type { Denial } from '../aws/denials.ts';
import { explicitDenial, implicitDenial, type PolicyKind } from '../aws/denial-text.ts';
import { cooperRoleArn, cooperSession } from './accounts.ts';

const bucketOf = (name: string) => `arn:aws:s3:::${name}`;

/** Requests without credentials, which a bucket refuses unless its documents let them in. AWS says no more than this. */
export function nobody(bucket: string): Denial {
  return {
    principal: 'anonymous',
    action: '*',
    resource: `${bucketOf(bucket)}*`,
    message: 'Access Denied',
    code: 'AccessDenied',
    status: 403,
  };
}

/** Everything but one action, for requests without credentials. */
export function nobodyBut(bucket: string, allowed: string): readonly Denial[] {
  const others = ['s3:Put*', 's3:Delete*', 's3:List*', 's3:GetBucket*', 's3:GetObject'].filter(
    (action) => action !== allowed,
  );
  return others.map((action) => ({ ...nobody(bucket), action }));
}

interface Refused {
  readonly action: string;
  /** Of the resource that AWS's text names. */
  readonly resource: string;
  /** Resources that are refused; the one in the text when not given. */
  readonly on?: string;
  /** The action in AWS's text, where S3 names another than was asked for. */
  readonly named?: string;
}

/** What Cooper's role is refused because no policy of some kind allows it. */
export function cooperLacks({ action, resource, on = resource, named = action }: Refused, kind: PolicyKind): Denial {
  return refusal(action, on, implicitDenial({ principal: cooperSession, action: named, resource }, kind));
}

/** What Cooper's role is refused because a policy of some kind forbids it. */
export function cooperDenied({ action, resource, on = resource, named = action }: Refused, kind: PolicyKind): Denial {
  return refusal(action, on, explicitDenial({ principal: cooperSession, action: named, resource }, kind));
}

const refusal = (action: string, resource: string, message: string): Denial => ({
  principal: cooperRoleArn,
  action,
  resource,
  message,
  code: 'AccessDenied',
  status: 403,
});
