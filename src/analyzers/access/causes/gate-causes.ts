import type { Cause, Certainty } from '../../../core/cause.ts';
import type { Facts } from '../../../core/facts.ts';
import { code, words } from '../../../core/words.ts';
import type { Layer } from '../../../policy/decision.ts';
import { publicStatements } from '../../../policy/public.ts';
import type { Leg } from '../legs/leg.ts';
import { causeOf } from './cause-of.ts';
import { ignoredAcl } from './ignored-acl.ts';
import { restrictedBy } from './restricted-by.ts';
import { gateHidden } from '../legs/gate-hidden.ts';
import { isPolicyLayer } from '../legs/policy-layer.ts';

/** What S3's own gates refuse, or may refuse. */
export function gateCauses(leg: Leg, facts: Facts): readonly Cause[] {
  const { blockedBy, mayBlock } = leg.weighed;
  return [
    ...blockedBy.flatMap((layer) => atGate(leg, facts, layer, 'certain')),
    ...mayBlock
      .filter((layer) => gateHidden(layer, facts).length === 0)
      .flatMap((layer) => atGate(leg, facts, layer, 'possible')),
  ];
}

function atGate(leg: Leg, facts: Facts, layer: Layer, certainty: Certainty): readonly Cause[] {
  if (isPolicyLayer(layer) && !(layer === 'access_point' && isElsewhere(leg))) return [];
  if (layer === 'acl') return ignoredAcl(leg, facts, certainty);
  const make = gates[layer];
  return make ? [make(leg, facts, certainty)] : [];
}

type Make = (leg: Leg, facts: Facts, certainty: Certainty) => Cause;

const gates: Partial<Record<Layer, Make>> = {
  s3_block_public_access: blockPublicAccess,
  ownership: foreignOrDisabled,
  requester_pays: (_leg, _facts, certainty) =>
    causeOf('D22', {
      certainty: certainty === 'certain' ? 'likely' : certainty,
      because: words`The bucket is Requester Pays, and the request is assumed to be without ${code('x-amz-request-payer')}`,
      evidence: [{ call: 'GetBucketRequestPayment', saw: { Payer: 'Requester' } }],
    }),
  object_lock: (_leg, { reads }, certainty) =>
    causeOf('D23', {
      certainty,
      because: words`Object Lock protects this version`,
      evidence: [
        { call: 'GetObjectRetention', saw: reads.objectRetention?.is === 'known' ? reads.objectRetention.value : null },
        { call: 'GetObjectLegalHold', saw: reads.objectLegalHold?.is === 'known' ? reads.objectLegalHold.value : null },
      ],
    }),
  encryption_type: (_leg, { reads }, certainty) =>
    causeOf('D27', {
      certainty,
      because: words`The bucket blocks this type of encryption`,
      evidence: [
        { call: 'GetBucketEncryption', saw: reads.encryption?.is === 'known' ? reads.encryption.value : null },
      ],
    }),
  access_point: (_leg, { reads }, certainty) =>
    causeOf('D07', {
      certainty,
      because: words`The access point takes requests only from its VPC`,
      evidence: [{ call: 'GetAccessPoint', saw: accessPointOf(reads) }],
    }),
};

/** The request comes from elsewhere than the VPC of the access point. */
function isElsewhere({ weighed }: Leg): boolean {
  const gate = weighed.worst.gates.find(({ layer }) => layer === 'access_point');
  return gate !== undefined && gate.refuses !== false;
}

const accessPointOf = ({ accessPoint }: Facts['reads']): unknown =>
  accessPoint?.is === 'known'
    ? { NetworkOrigin: accessPoint.value.networkOrigin, VpcId: accessPoint.value.vpcId }
    : null;

/**
 * A public policy that is cut off, a public ACL or a public policy that may not be written; by the level that says so.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function blockPublicAccess(leg: Leg, facts: Facts, certainty: Certainty): Cause {
  const action = leg.need.action.toLowerCase();
  if (action.endsWith('policy')) return writing(facts, 'D18', 'BlockPublicPolicy', certainty);
  if (writesAcl.test(action) || (action === 's3:putobject' && leg.about.publicPolicyCutOff === false))
    return writing(facts, 'D16', 'BlockPublicAcls', certainty);
  const { id, level, evidence } = restrictedBy(facts, 'RestrictPublicBuckets');
  const { whose, statements } = publicPart(leg.policies);
  return causeOf(id, {
    certainty,
    because: words`${code('RestrictPublicBuckets')} is on for ${level}, and ${whatIsPublic(whose, statements)}`,
    evidence: [...evidence, { call: 'GetBucketPolicy', saw: { publicStatements: statements } }],
  });
}

const writesAcl = /acl$|^s3:createbucket$/;

/** S3 may call a policy public where we see no statement that makes it so. */
function whatIsPublic(whose: string, statements: readonly number[]): string {
  if (statements.length === 0) return `S3 calls the ${whose} policy public`;
  const which = statements.length === 1 ? 'statement' : 'statements';
  return `${which} ${statements.join(', ')} of the ${whose} policy ${statements.length === 1 ? 'makes' : 'make'} it public`;
}

/** Whose policy is public, and by which statements. */
function publicPart({ resource, accessPoint }: Leg['policies']) {
  const statements = resource ? publicStatements(resource) : [];
  if (statements.length > 0 || !accessPoint) return { whose: 'bucket', statements };
  return { whose: 'access point', statements: publicStatements(accessPoint, 'accessPoint') };
}

function writing(facts: Facts, id: string, flag: 'BlockPublicAcls' | 'BlockPublicPolicy', certainty: Certainty): Cause {
  const { level, evidence } = restrictedBy(facts, flag);
  return causeOf(id, { certainty, because: words`${code(flag)} is on for ${level}`, evidence });
}

function foreignOrDisabled(leg: Leg, { reads }: Facts, certainty: Certainty): Cause {
  const ownership = reads.ownershipControls?.is === 'known' ? reads.ownershipControls.value.ObjectOwnership : null;
  const evidence = [{ call: 'GetBucketOwnershipControls', saw: { ObjectOwnership: ownership } }];
  if (ownership === 'BucketOwnerEnforced') {
    const id = leg.need.action.toLowerCase().startsWith('s3:put') ? 'D14' : 'D12';
    return causeOf(id, { certainty, because: words`ACLs are disabled on this bucket`, evidence });
  }
  const owner = reads.objectAcl?.is === 'known' ? reads.objectAcl.value.owner : null;
  return causeOf('D13', {
    certainty,
    because: words`The object belongs to ${owner === null ? 'another account' : words`the account with the canonical id ${code(owner)}`}, so no policy of the bucket owner opens it`,
    evidence: [...evidence, { call: 'GetObjectAcl', saw: { owner } }],
  });
}
