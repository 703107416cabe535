import type { AccessPoint, KeyFacts, ObjectLock, S3Facts } from '../gates/s3-facts.ts';
import { segmentsOf } from '../arn.ts';
import { momentOf } from '../operators/compare.ts';
import type { Policies } from '../policies.ts';
import { publicStatements } from '../public.ts';
import type { AuthorizeCase } from './case.ts';
import { Unanswerable } from './unanswerable.ts';

type S3 = NonNullable<NonNullable<AuthorizeCase['settings']>['s3']>;
type Flag = 'BlockPublicAcls' | 'IgnorePublicAcls' | 'BlockPublicPolicy' | 'RestrictPublicBuckets';

/** A flag is in force when any level sets it. */
const isOn = ({ publicAccessBlock, accountPublicAccessBlock }: S3, flag: Flag): boolean =>
  publicAccessBlock?.[flag] === true || accountPublicAccessBlock?.[flag] === true;

/** What the case says of S3's own gates; undefined when it says nothing of them. In a case nothing is unknown. */
export function s3FactsOf({ request, settings }: AuthorizeCase, policies: Policies): S3Facts | undefined {
  const s3 = settings?.s3;
  if (!s3) return undefined;
  const headers = new Map(
    Object.entries(settings.requestHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value ?? undefined]),
  );
  return {
    objectOwnership: s3.objectOwnership ?? null,
    objectOwner: s3.objectOwnerAccount ?? null,
    bucketAcl: s3.bucketAcl ?? null,
    objectAcl: s3.objectAcl ?? null,
    blockPublicAcls: isOn(s3, 'BlockPublicAcls'),
    ignorePublicAcls: isOn(s3, 'IgnorePublicAcls'),
    blockPublicPolicy: isOn(s3, 'BlockPublicPolicy'),
    writtenPolicyIsPublic: writtenIsPublic(request.action, policies, s3),
    requesterPays: s3.requestPayer === 'Requester',
    objectLock: lockOf(s3.objectLock),
    blockedEncryptionTypes: s3.blockedEncryptionTypes ?? [],
    bucketAbac: s3.bucketAbacEnabled ?? null,
    header: (name) => headers.get(name),
  };
}

/** In a case that writes a policy, the policy of that kind is the one that is written. */
function writtenIsPublic(action: string, { resource, accessPoint }: Policies, s3: S3): boolean {
  if (!/accesspointpolicy$/i.test(action)) return resource !== null && publicStatements(resource).length > 0;
  return pointIsPublic(accessPoint, s3);
}

function pointIsPublic(policy: Policies['accessPoint'], { accessPointVpcId }: S3): boolean {
  return !accessPointVpcId && !!policy && publicStatements(policy, 'accessPoint').length > 0;
}

function lockOf(lock: S3['objectLock']): ObjectLock | null {
  if (!lock) return null;
  const until = lock.until ? momentOf(lock.until) : null;
  if (lock.until && until === null) throw new Unanswerable(`settings.s3.objectLock.until is no date: ${lock.until}`);
  const retention = lock.mode && until !== null ? { mode: lock.mode, until: new Date(until) } : null;
  return { retention, legalHold: lock.legalHold === true };
}

/** RestrictPublicBuckets is on, on any level or in short, and a policy on the way is public. */
export function isCutOff({ settings }: AuthorizeCase, { resource, accessPoint }: Policies): boolean {
  const s3 = settings?.s3;
  if (!s3 || !(s3.restrictPublicBuckets === true || isOn(s3, 'RestrictPublicBuckets'))) return false;
  return (resource !== null && publicStatements(resource).length > 0) || pointIsPublic(accessPoint, s3);
}

/** An access point is meant where the resource is one. Where nothing is said to lie behind it, no bucket policy fits. */
export function accessPointOf({ request, settings }: AuthorizeCase): AccessPoint | undefined {
  const account = /^arn:[^:]+:s3:[^:]*:(\d+):accesspoint\//.exec(request.resource.arn)?.[1];
  if (account === undefined) return undefined;
  const { accessPointVpcId, underlyingObject } = settings?.s3 ?? {};
  const arn = underlyingObject ?? '';
  const underlying = { arn, segments: segmentsOf(arn), everything: false };
  return { account, vpcId: accessPointVpcId ?? null, underlying };
}

const contextKey = 'kms:encryptioncontext:';

/** The grants of the key in the case, and the encryption context that its condition keys tell. */
export function keyFactsOf({ request, settings }: AuthorizeCase): KeyFacts | undefined {
  const grants = settings?.kms?.grants;
  if (!grants) return undefined;
  const pairs = Object.entries(request.context).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? value[0] : value;
    const isPair = key.toLowerCase().startsWith(contextKey) && text !== undefined && text !== null;
    return isPair ? [[key.slice(contextKey.length), text] as const] : [];
  });
  return {
    encryptionContext: Object.fromEntries(pairs),
    grants: grants.map(({ granteePrincipal, operations, constraints }) => ({
      granteePrincipal,
      operations,
      contextEquals: constraints?.encryptionContextEquals ?? constraints?.EncryptionContextEquals ?? null,
      contextSubset: constraints?.encryptionContextSubset ?? constraints?.EncryptionContextSubset ?? null,
    })),
  };
}
