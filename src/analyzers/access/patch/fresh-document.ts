import { digestOf } from '../../../core/canonical.ts';
import type { PolicyStatement } from '../../../core/settings.ts';
import { isKeyLeg, type Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import type { Change } from './change.ts';

/** What to call a document that is not there yet, and where it would be kept; null where there is one, or there can be no more. */
export function freshDocument(
  layer: PolicyLayer,
  leg: Leg,
  first: PolicyStatement,
): Pick<Change, 'what' | 'place'> | null {
  const { bucket, documents } = leg;
  if (layer === 'identity') return freshInline(leg, first);
  if (documents.some((one) => one.layer === layer) || isKeyLeg(leg)) return null;
  if (layer === 'resource') return { what: `a new bucket policy of ${bucket}`, place: { is: 'bucket', bucket } };
  return layer === 'access_point' ? freshOfPoint(leg) : null;
}

/** Its name has part of its digest, so that it replaces no other inline policy. */
function freshInline({ principal }: Leg, first: PolicyStatement): Pick<Change, 'what' | 'place'> {
  const { type, name: owner } = principal;
  const of = type === 'user' ? 'user' : 'role';
  const name = `${first.Sid ?? 'Allow'}-${digestOf(first).slice(0, 8)}`;
  return {
    what: `a new inline policy of the ${of} ${owner ?? ''}`,
    place: owner === null ? null : { is: 'inline', of, owner, name },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
function freshOfPoint({ asked: { resource } }: Leg): Pick<Change, 'what' | 'place'> {
  const [arn, name] = /^.*:accesspoint\/([^/]+)/.exec(resource.arn) ?? [];
  return {
    what: `a new policy of the access point ${name ?? resource.arn}`,
    place: arn === undefined ? null : { is: 'access point', arn },
  };
}
