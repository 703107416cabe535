import { serviceDenial } from '../../../denial-text.ts';
import type { BucketAsk } from '../api.ts';
import { accessDenied, aclNotSupported } from '../errors.ts';
import { blocks, ownershipOf } from '../settings/facts.ts';
import type { Acl } from '../state.ts';
import { isPublicAcl } from './is-public.ts';

/** Refuses an ACL where ACLs are disabled, or a public one where those are blocked. */
export function admitAcl({ state, call, bucket, key }: BucketAsk, acl: Acl, action: string): void {
  if (ownershipOf(bucket) === 'BucketOwnerEnforced') throw aclNotSupported();
  if (!isPublicAcl(acl) || !blocks(state, bucket, 'BlockPublicAcls')) return;
  const resource = `arn:aws:s3:::${bucket.name}${key === '' ? '' : `/${key}`}`;
  const reason = 'public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access';
  throw accessDenied(serviceDenial({ principal: call.principal.arn, action, resource }, reason));
}
