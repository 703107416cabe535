import type { CauseLayer } from '../../../core/cause.ts';

/** A condition line of the statement that decided. */
interface Line {
  readonly key: string;
  readonly wanted: readonly string[];
}

interface Where {
  readonly layer: CauseLayer;
  /** The key policy of a KMS key, when the layer is `kms`. */
  readonly byService: boolean;
}

type Row = readonly [keys: RegExp, id: (where: Where, line: Line) => string | null];

const always = (id: string) => () => id;

/**
 * Condition keys by the cause that they stand for, the most telling first: keys that only exempt somebody, such as
 * aws:PrincipalArn, come last or not at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
const table: readonly Row[] = [
  [/^kms:encryptioncontext/, always('F10')],
  [/^kms:(?:viaservice|calleraccount)$/, always('F11')],
  [/^aws:(?:sourcevpce|sourcevpc|sourcevpcarn|sourceip|vpcsourceip|vpceaccount|vpceorgid|vpceorgpaths)$/, network],
  [/^aws:securetransport$/, onWire('E07')],
  [/^s3:tlsversion$/, onWire('E08')],
  [/^aws:multifactorauth(?:present|age)$/, ({ layer }) => (isResource(layer) ? 'D24' : 'C13')],
  [/^aws:tokenissuetime$/, always('C09')],
  [/^s3:x-amz-server-side-encryption-aws-kms-key-id$/, always('F14')],
  [/^s3:x-amz-server-side-encryption/, (_where, { wanted }) => (wanted.includes('aws:kms:dsse') ? 'F16' : 'F13')],
  [/^s3:(?:if-none-match|if-match|objectcreationoperation)$/, always('D36')],
  [/^s3:(?:x-amz-acl|x-amz-grant-.*)$/, always('D15')],
  [/^s3:(?:signatureage|authtype|signatureversion|x-amz-content-sha256)$/, always('A12')],
  [/^(?:aws:resourcetag\/|s3:buckettag\/)/, always('D28')],
  [/^(?:aws:principaltag\/|s3:existingobjecttag\/)/, always('C11')],
  [/^aws:requestedregion$/, always('E10')],
  [/^(?:s3:resourceaccount|aws:resourceaccount|aws:resourceorgid|aws:resourceorgpaths)$/, always('E14')],
  [/^s3:(?:dataaccesspoint(?:arn|account)|accesspointnetworkorigin)$/, always('D06')],
  [/^aws:principalorg(?:id|paths)$/, always('E09')],
  [/^aws:(?:currenttime|epochtime|referer|useragent)$/, always('E15')],
  [/^aws:(?:viaawsservice|calledvia.*)$/, always('E12')],
];

const isResource = (layer: CauseLayer): boolean => layer === 'resource' || layer === 'access_point';

/** A KMS key never sees the network of the client; a service's calls have none. */
function network({ layer, byService }: Where): string {
  if (layer === 'kms') return 'F11';
  return byService ? 'G12' : 'E06';
}

function onWire(id: string) {
  return ({ byService }: Where): string => (byService ? 'G12' : id);
}

/** The cause that the conditions of a deciding statement stand for; null when none is telling. */
export function conditionCause(lines: readonly Line[], where: Where): string | null {
  for (const [keys, id] of table) {
    const line = lines.find(({ key }) => keys.test(key.toLowerCase()));
    const found = line && id(where, line);
    if (found) return found;
  }
  return null;
}
