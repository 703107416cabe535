import type { Cause } from '../../../core/cause.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Target } from '../../../core/target.ts';
import { code, listed, words } from '../../../core/words.ts';
import type { Weighed } from '../../../policy/weigh.ts';
import { causeOf } from './cause-of.ts';

/** Whether the bucket is there, and where. HeadBucket says so to anybody (API reference, HeadBucket). */
export function bucketCauses({ target, reads: { bucket } }: Facts): readonly Cause[] {
  if (bucket?.is === 'absent')
    return [
      causeOf('B04', {
        certainty: 'certain',
        because: words`There is no bucket ${code(target.bucket)}`,
        evidence: [{ call: 'HeadBucket', saw: { status: 404 } }],
      }),
    ];
  if (bucket?.is !== 'known') return [];
  const { region, expectedOwner } = bucket.value;
  return [
    ...(expectedOwner === false ? [wrongOwner(target.account ?? '')] : []),
    ...(target.region !== null && region !== null && region !== target.region
      ? [wrongRegion(target.region, region)]
      : []),
  ];
}

const wrongOwner = (account: string): Cause =>
  causeOf('A13', {
    certainty: 'certain',
    because: words`The bucket does not belong to account ${code(account)}`,
    evidence: [{ call: 'HeadBucket', saw: { expectedBucketOwner: account, status: 403 } }],
  });

const wrongRegion = (asked: string, home: string): Cause =>
  causeOf('B01', {
    certainty: 'certain',
    because: words`The request went to ${code(asked)}, and the bucket is in ${code(home)}`,
    evidence: [{ call: 'HeadBucket', saw: { 'x-amz-bucket-region': home } }],
  });

/**
 * Whether the object is there. Whoever may not list the bucket is told 403 for a key that does not exist (API reference,
 * GetObject). `listing`: what becomes of s3:ListBucket for the same principal.
 */
export function objectCauses(facts: Facts, listing: Weighed): readonly Cause[] {
  const { target, reads } = facts;
  const { object } = reads;
  if (object?.is === 'known' && object.value.is === 'delete marker') return [deleted(target)];
  if (object?.is !== 'absent') return [];
  return target.versionId === null ? [noKey(facts, listing)] : [noVersion(target.versionId)];
}

function noKey({ target, reads: { nearbyKeys } }: Facts, listing: Weighed): Cause {
  const near = nearbyKeys?.is === 'known' ? nearbyKeys.value.slice(0, 3) : [];
  const nearby = near.length === 0 ? '' : words`; there is ${listed(near.map(code))}`;
  const because = words`There is no object ${code(target.key ?? '')}${nearby}`;
  const evidence = [{ call: 'HeadObject', saw: { status: 404, nearbyKeys: near } }];
  if (listing.decision === 'allow' || listing.decision === 'depends')
    return causeOf('B05', { certainty: 'certain', because, evidence });
  const hidden = words`${because}; without ${code('s3:ListBucket')} S3 says 403 for it, not 404`;
  return causeOf('B06', { certainty: 'certain', because: hidden, evidence });
}

/** On top of a key S3 answers 404 for it, and 405 to whoever asks for it by its id (user guide, «Working with delete markers»). */
const deleted = ({ key, versionId }: Target): Cause =>
  causeOf('B07', {
    certainty: 'certain',
    because:
      versionId === null
        ? words`The latest version of ${code(key ?? '')} is a delete marker`
        : words`The version ${code(versionId)} is a delete marker, which holds no data`,
    evidence: [{ call: 'HeadObject', saw: { 'x-amz-delete-marker': true } }],
  });

const noVersion = (versionId: string): Cause =>
  causeOf('B08', {
    certainty: 'certain',
    because: words`There is no version ${code(versionId)}`,
    evidence: [{ call: 'HeadObject', saw: { status: 404, versionId } }],
  });
