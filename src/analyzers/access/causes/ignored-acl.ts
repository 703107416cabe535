import type { Cause, Certainty } from '../../../core/cause.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, listed, words } from '../../../core/words.ts';
import { blockInForce } from '../legs/block-in-force.ts';
import type { Leg } from '../legs/leg.ts';
import { publicGrants } from '../public-acl.ts';
import { causeOf } from './cause-of.ts';

/**
 * A public ACL would let the caller in, were it not ignored. S3 shows ACLs as they count, so an ignored grant cannot be
 * seen: where ACLs are in force and the setting is on, that one is there is likely for callers that nobody named.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function ignoredAcl(leg: Leg, facts: Facts, certainty: Certainty): readonly Cause[] {
  if (aclsOff(facts) || blockInForce(facts, 'IgnorePublicAcls') !== true) return [];
  const ofObject = leg.need.on === 'object';
  const acl = ofObject ? facts.reads.objectAcl : facts.reads.acl;
  const grants = acl?.is === 'known' ? publicGrants(acl.value) : [];
  const what = grants.length > 0 ? words` (${listed(grants.map(({ permission }) => code(permission)))})` : '';
  return [
    causeOf('D17', {
      certainty: grants.length > 0 || certainty === 'possible' ? certainty : 'likely',
      because: words`No policy allows it, and a public ACL${what} would not count: ${code('IgnorePublicAcls')} is on`,
      evidence: [
        { call: ofObject ? 'GetObjectAcl' : 'GetBucketAcl', saw: grants },
        { call: 'GetPublicAccessBlock', saw: { IgnorePublicAcls: true } },
      ],
    }),
  ];
}

const aclsOff = ({ reads: { ownershipControls: controls } }: Facts): boolean =>
  controls?.is === 'known' && controls.value.ObjectOwnership === 'BucketOwnerEnforced';
