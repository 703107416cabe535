import type { Effect, PolicyType } from './types.ts';

interface Denial {
  readonly principal: string | null;
  readonly action: string;
  readonly resource: string | null;
  readonly effect: Effect | null;
  readonly policyType: PolicyType | null;
  readonly operation: string | null;
}

/** The cause that each layer's silence and each layer's deny stands for. */
const layers: Readonly<Partial<Record<PolicyType, Readonly<Record<Effect, string>>>>> = {
  identity: { implicit: 'C01', explicit: 'C02' },
  resource: { implicit: 'D02', explicit: 'D01' },
  permissions_boundary: { implicit: 'C06', explicit: 'C07' },
  session: { implicit: 'C08', explicit: 'C08' },
  scp: { implicit: 'E01', explicit: 'E02' },
  rcp: { implicit: 'E03', explicit: 'E03' },
  vpc_endpoint: { implicit: 'E04', explicit: 'E05' },
  role_trust: { implicit: 'A16', explicit: 'A16' },
};

/**
 * Which operations answer a missing key with a denial of s3:ListBucket: «If you don't have the s3:ListBucket permission,
 * Amazon S3 returns an HTTP status code 403» (S3 API reference, GetObject and HeadObject).
 */
const readsOneObject = /^(?:Get|Head)Object|^SelectObjectContent$|^(?:Copy|Rename)Object$|^UploadPartCopy$/;
const multipart = /^(?:Create|Complete)MultipartUpload$|^UploadPart(?:Copy)?$/;
/** Permissions that a request needs beside its own (S3 user guide, «Required permissions for Amazon S3 API operations»). */
const companions: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:PutObject|CopyObject|PostObject|CreateMultipartUpload|UploadPart|UploadPartCopy|CompleteMultipartUpload)$/,
    /^s3:(?:PutObjectAcl|Put\w*Tagging|PutObjectRetention|PutObjectLegalHold|Get\w*Tagging|GetObjectVersion)$/,
  ],
  [/^PutObject$|^DeleteObjects?$/, /^s3:GetObject$/],
  [/^(?:Get|Head)Object$/, /^s3:GetObjectVersion$/],
  [/^GetObjectAttributes$/, /^s3:GetObject\w+$/],
  [/^(?:PutObjectRetention|DeleteObjects?)$/, /^s3:BypassGovernanceRetention$/],
  [/^(?:ListParts|AbortMultipartUpload)$/, /^s3:ListMultipartUploadParts$/],
  [/^CreateBucket$/, /^s3:(?:PutBucket\w+|TagResource)$/],
];

/** The cause that a sentence of AWS's names; X01 and X02 where it names none. */
export function layerCause(denial: Denial): string {
  if (isExistence(denial)) return 'B06';
  const layer = denial.policyType && denial.effect ? layers[denial.policyType]?.[denial.effect] : undefined;
  return special(denial) ?? layer ?? (denial.effect === 'explicit' ? 'X01' : 'X02');
}

function isExistence({ action, operation, resource }: Denial): boolean {
  if (action !== 's3:ListBucket') return false;
  return operation === null ? /^arn:[\w-]+:s3:::[^/]+\/./.test(resource ?? '') : readsOneObject.test(operation);
}

/** Actions of other services that an S3 request leads to. */
const services: Readonly<Record<string, (denial: Denial) => string | null>> = {
  kms: keyCause,
  sts: ({ principal, policyType, effect }) => {
    // The role of an Access Grants location does not trust the service (S3 API reference, «Access Grants error codes»).
    if (principal === 'access-grants.s3.amazonaws.com') return 'D30';
    return policyType === null && effect === null ? 'A16' : null;
  },
  iam: ({ action, operation }) =>
    action.endsWith(':PassRole') && operation?.includes('Replication') === true ? 'G06' : null,
  lakeformation: () => 'G15',
};

function special(denial: Denial): string | null {
  const service = denial.action.split(':')[0]?.toLowerCase() ?? '';
  return services[service]?.(denial) ?? otherNamespace(service, denial) ?? resourceSide(denial) ?? companion(denial);
}

/** The key's own policies are the F rows; what limits the caller from elsewhere stays what it is. */
function keyCause({ action, effect, policyType, operation }: Denial): string | null {
  if (policyType === 'scp' || policyType === 'rcp') return 'F17';
  if (policyType === 'resource') return 'F02';
  if (policyType !== 'identity') return effect === null ? 'F05' : null;
  if (/:GenerateDataKey/i.test(action)) return 'F03';
  return multipart.test(operation ?? '') ? 'F04' : 'F01';
}

const mayNameIt = ({ policyType }: Denial): boolean =>
  policyType === null || policyType === 'identity' || policyType === 'resource';

function otherNamespace(service: string, denial: Denial): string | null {
  if (!mayNameIt(denial) || denial.effect === 'explicit') return null;
  if (service === 's3express') return 'D31';
  // The function behind an Object Lambda access point may not hand back the object.
  if (denial.action.endsWith(':WriteGetObjectResponse')) return 'D11';
  return /^s3(?:tables|vectors|-outposts|-object-lambda|files)$/.test(service) ? 'D32' : null;
}

function resourceSide({ principal, resource, policyType, effect }: Denial): string | null {
  if (policyType !== 'resource') return null;
  const [, kind] = /^arn:[\w-]+:s3:[\w-]*:\d*:(accesspoint|access-grants)\//.exec(resource ?? '') ?? [];
  if (kind !== undefined) return kind === 'accesspoint' ? 'D05' : 'D30';
  return effect === 'explicit' || principal === null
    ? null
    : (strangers.find(([name]) => name.test(principal))?.[1] ?? null);
}

/** Callers whom only the resource's own policy can let in: its silence towards each has a row of its own. */
const strangers: readonly (readonly [RegExp, string])[] = [
  [/anonymous/i, 'A10'],
  [/CloudFront/, 'G02'],
  [/^cloudfront\.amazonaws\.com$/, 'G01'],
];

/** Permissions that no operation is named after: they are only ever asked for beside another, or in its place. */
const neverAlone = /^s3:(?:BypassGovernanceRetention|GetObjectVersion)$/;

function companion({ action, effect, policyType, operation }: Denial): string | null {
  if (policyType !== 'identity' || effect !== 'implicit') return null;
  if (operation === null) return neverAlone.test(action) ? 'C04' : null;
  return companions.some(([of, needed]) => of.test(operation) && needed.test(action)) ? 'C04' : null;
}
