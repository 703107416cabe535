import type { PolicyDocument } from '../../core/settings.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { unseen, type Values } from '../../policy/pattern.ts';
import type { Resource, Rule } from '../../policy/policy.ts';

/** Only a wildcard stands for it; in two lengths, for the wildcard must take any. */
const anything = ['\u0000', '\u0000'.repeat(64)];

/**
 * A request without TLS, of which nothing else is known. S3 compares its s3:TlsVersion as lower than any version.
 * https://repost.aws/knowledge-center/s3-enforce-modern-tls
 */
const inClear: Values = (key) => {
  if (key === 'aws:securetransport') return ['false'];
  return key === 's3:tlsversion' ? ['0'] : unseen;
};

/**
 * Whether the policy refuses every request that comes without TLS, whoever makes it, whatever it asks, of the bucket and
 * of every object. What may depend on anything else is no such refusal.
 */
export function requiresTls(document: PolicyDocument, bucketArn: string): boolean {
  const parsed = parsePolicy('bucket policy', document, 'resource');
  if (parsed.is === 'rejected') return false;
  const denying = parsed.policy.rules.filter(deniesAllInClear);
  const resources = [bucketArn, ...anything.map((key) => `${bucketArn}/${key}`)].map(resourceOf);
  return resources.every((resource) => denying.some((rule) => isAbout(rule, resource)));
}

function deniesAllInClear({ effect, principals, actions, conditions }: Rule): boolean {
  if (effect !== 'Deny' || principals === null || principals.except || actions.except) return false;
  const everybody = principals.who.some(({ kind, id }) => kind === 'AWS' && id === '*');
  const everything = anything.every((name) => actions.matchers.some((matches) => matches(`s3:${name}`)));
  return everybody && everything && conditions.every(({ holds }) => holds(inClear) === 'holds');
}

const isAbout = ({ resources }: Rule, resource: Resource): boolean =>
  !resources.except && resources.matchers.some((matches) => matches(resource, inClear) === true);

function resourceOf(arn: string): Resource {
  const parts = arn.split(':');
  return { arn, segments: [...parts.slice(0, 5), parts.slice(5).join(':')], everything: false };
}
