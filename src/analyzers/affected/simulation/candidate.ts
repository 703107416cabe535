import { anonymous, type Principal } from '../../../core/principal.ts';
import { code, type Words, words } from '../../../core/words.ts';
import type { Given } from './given.ts';

/** Somebody whom the documents speak of, with the request that they speak of. */
export interface Candidate {
  readonly principal: Principal;
  /** The id under which ACLs know its account; null where it is not known. */
  readonly canonicalId: string | null;
  readonly given: Given;
  readonly who: Words;
  readonly kind: 'anybody' | 'any account' | 'account' | 'named' | 'service' | 'identity of CloudFront' | 'replication';
}

/** An account of which only this much is known: that it is not the owner's. */
const elsewhere = 'another account';

export const anybody: Candidate = {
  principal: anonymous,
  canonicalId: null,
  given: {},
  who: words`anybody, without signing`,
  kind: 'anybody',
};

/** Whoever signs, whatever the account. No ACL knows it by an id of its own. */
export const anyAccount: Candidate = {
  principal: { ...anonymous, type: 'user', account: elsewhere },
  canonicalId: elsewhere,
  given: {},
  who: words`anybody with an AWS account`,
  kind: 'any account',
};

/** Whoever an account lets: its users and roles. */
export const ofAccount = (account: string, canonicalId: string | null, isOwner: boolean): Candidate => ({
  principal: { ...anonymous, type: 'user', account },
  canonicalId,
  given: {},
  who: isOwner ? words`account ${code(account)}, which owns the bucket` : words`account ${code(account)}`,
  kind: 'account',
});

export const ofPrincipal = (principal: Principal, canonicalId: string | null): Candidate => ({
  principal,
  canonicalId,
  given: {},
  who: [code(principal.arn ?? '')],
  kind: 'named',
});

/**
 * An origin access identity of CloudFront's, by its ARN or its canonical id.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export const originAccessIdentity = (arn: string): Candidate => ({
  principal: { ...anonymous, type: 'user', account: 'cloudfront', arn },
  canonicalId: 'cloudfront',
  given: {},
  who: words`CloudFront by the origin access identity ${code(arn.split(' ').at(-1) ?? arn)}`,
  kind: 'identity of CloudFront',
});

/**
 * Where CloudFront's standard logging (legacy) writes, it has this id in the bucket's ACL.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
 */
const logsOfCloudFront = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';

/** An account, or an origin access identity, of which only the canonical id is known. */
export const ofCanonicalId = (id: string): Candidate => ({
  principal: { ...anonymous, type: 'user', account: `the account with the canonical id ${id}` },
  canonicalId: id,
  given: {},
  who:
    id === logsOfCloudFront
      ? words`CloudFront's standard logging (${code('awslogsdelivery')})`
      : words`the account with the canonical id ${code(id.length > 16 ? `${id.slice(0, 12)}…` : id)}`,
  kind: 'account',
});

export const ofService = (service: string): Candidate => ({
  principal: { ...anonymous, type: 'service', service },
  canonicalId: null,
  given: {},
  who: [...serviceName(service)],
  kind: 'service',
});

/** What people call a service that S3 knows by its principal. */
const services: Readonly<Record<string, string>> = {
  'cloudfront.amazonaws.com': 'CloudFront by origin access control',
  'logging.s3.amazonaws.com': 'delivery of S3 access logs',
  'cloudtrail.amazonaws.com': 'CloudTrail',
  'config.amazonaws.com': 'AWS Config',
  'delivery.logs.amazonaws.com': 'delivery of logs, such as VPC flow logs',
  'logdelivery.elasticloadbalancing.amazonaws.com': 'access logs of load balancers',
  's3.amazonaws.com': 'S3 itself, for inventories and analytics',
};

function serviceName(service: string): Words {
  const name = services[service];
  return name === undefined ? [code(service)] : words`${name} (${code(service)})`;
}

/** One key for all that make the same request. */
export const keyOf = ({ principal, canonicalId, given }: Candidate): string =>
  JSON.stringify([principal.type, principal.arn, principal.account, principal.service, canonicalId, given]);
