import type { PolicyDocument } from '../../../core/settings.ts';
import type { Leg } from '../legs/leg.ts';
import type { Layer } from '../../../policy/decision.ts';

/**
 * How a document of this version writes one ARN and no other; null when it cannot. A key may hold what means more in a
 * policy; only the newer version has a spelling for that.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function exactArn(arn: string, version: PolicyDocument['Version']): string | null {
  if (version === '2012-10-17') return arn.replace(/[*?]|\$(?=\{)/g, (sign) => `\${${sign}}`);
  return /[*?]/.test(arn) ? null : arn;
}

/** What the documents of this layer call the thing that is asked for: behind an access point, the bucket's own ARN. */
export const resourceFor = ({ asked, about }: Pick<Leg, 'asked' | 'about'>, layer: Layer): Leg['asked']['resource'] =>
  layer === 'resource' && about.accessPoint ? about.accessPoint.underlying : asked.resource;

/** The bucket, access point or key that a document of its own is about; null where a document may be about anything. */
export function wholeOf(leg: Pick<Leg, 'asked' | 'about'>, layer: Layer): Whole | null {
  if (layer !== 'resource' && layer !== 'access_point') return null;
  const { arn, segments } = resourceFor(leg, layer);
  if (segments?.[2] === 'kms') return { arn, objects: null };
  const point = /^(arn:[^:]+:s3:[^:]*:\d{12}:accesspoint\/[^/]+)/.exec(arn)?.[1];
  if (point !== undefined) return { arn: point, objects: `${point}/object/` };
  const bucket = arn.split('/')[0] ?? arn;
  return { arn: bucket, objects: `${bucket}/` };
}

/** `objects`: what the ARNs of its objects begin with; null for a key. */
export interface Whole {
  readonly arn: string;
  readonly objects: string | null;
}
