import type { PolicyPlace } from './policy-place.ts';
import { shellWord } from './shell-word.ts';
import { code, type Words, words } from './words.ts';

/** How a whole document is put where it is kept. */
export interface Put {
  /** The permission that it takes: `iam:PutRolePolicy`. */
  readonly action: string;
  /** For a shell, with the document in a file called `policyFile`. */
  readonly command: string;
  /** What may stand in the way; null where nothing does. */
  readonly note: string | null;
}

/** What the commands call the file with the document. */
const policyFile = 'policy.json';

/**
 * The call that replaces a document by another, as AWS's command line spells it; null where a name is none that AWS gives.
 * https://docs.aws.amazon.com/cli/latest/reference/
 */
export function putOf(place: PolicyPlace): Put | null {
  switch (place.is) {
    case 'bucket':
      return put('s3:PutBucketPolicy', `s3api put-bucket-policy --bucket ${shellWord(place.bucket)}`, '--policy');
    case 'key':
      return keyPut(place.arn);
    case 'access point':
      return accessPointPut(place.arn);
    case 'vpc endpoint':
      return put('ec2:ModifyVpcEndpoint', `ec2 modify-vpc-endpoint --vpc-endpoint-id ${shellWord(place.id)}`);
    case 'inline':
      return inlinePut(place);
    case 'managed':
      return { ...put('iam:CreatePolicyVersion', versionOf(place.arn)), note: fiveVersions };
  }
}

function put(action: string, call: string, option = '--policy-document'): Put {
  return { action, command: `aws ${call} ${option} file://${policyFile}`, note: null };
}

/** A key has one policy, and it is called `default` (KMS API reference, PutKeyPolicy). Other Regions don't know the key. */
function keyPut(arn: string): Put | null {
  const [, region] = /^arn:[^:]+:kms:([^:]+):\d{12}:key\/.+$/.exec(arn) ?? [];
  if (region === undefined) return null;
  const call = `kms put-key-policy --region ${shellWord(region)} --key-id ${shellWord(arn)} --policy-name default`;
  return put('kms:PutKeyPolicy', call, '--policy');
}

function accessPointPut(arn: string): Put | null {
  const [, region, account, name] = /^arn:[^:]+:s3:([^:]+):(\d{12}):accesspoint\/([^/]+)$/.exec(arn) ?? [];
  if (region === undefined || account === undefined || name === undefined) return null;
  const call = `s3control put-access-point-policy --region ${shellWord(region)} --account-id ${account} --name ${shellWord(name)}`;
  return put('s3:PutAccessPointPolicy', call, '--policy');
}

const inlineActions = { role: 'iam:PutRolePolicy', user: 'iam:PutUserPolicy', group: 'iam:PutGroupPolicy' } as const;

function inlinePut({ of, owner, name }: Extract<PolicyPlace, { is: 'inline' }>): Put {
  const call = `iam put-${of}-policy --${of}-name ${shellWord(owner)} --policy-name ${shellWord(name)}`;
  return put(inlineActions[of], call);
}

const versionOf = (arn: string): string => `iam create-policy-version --set-as-default --policy-arn ${shellWord(arn)}`;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html */
const fiveVersions = 'A managed policy has at most five versions: where it has five, one must be deleted first.';

/** What Cooper leaves to people, and how they do it; before the command itself. */
export function putWords({ action, note }: Put): Words {
  const aside = note === null ? '' : ` ${note}`;
  return words`Cooper does not change this document.${aside} Save it whole as ${code(policyFile)}; who can fix it, and has ${code(action)}, then runs:`;
}

/** In place of a document that is not shown. */
export const secretWords: Words = words`The document holds what looks like a secret, so it is not shown whole: make the change above in it yourself.`;
