import type { Acl, PolicyDocument, PolicyStatement } from '../../core/settings.ts';
import { type Asked, judge } from '../../policy/judge.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { unseen, type Values } from '../../policy/pattern.ts';
import { letsLogsIn } from '../acls/groups.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general */
export const deliverer = 'logging.s3.amazonaws.com';

/** One bucket's access logs on their way to another. ARNs of the same partition. */
export interface Delivery {
  /** The bucket that is logged; null: any of the account. */
  readonly source: string | null;
  /** The account that owns both. */
  readonly account: string;
  /** The bucket that the logs go to. */
  readonly target: string;
  readonly prefix: string;
}

/** What lets the logs in, and those of nobody else. */
export function deliveryStatement({ source, account, target, prefix }: Delivery, sid: string): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: deliverer },
    Action: 's3:PutObject',
    Resource: `${target}/${isPlain(prefix) ? prefix : ''}*`,
    Condition: {
      ...(source !== null && { ArnLike: { 'aws:SourceArn': source } }),
      StringEquals: { 'aws:SourceAccount': account },
    },
  };
}

/** Without what a policy would read as a wildcard or a variable. */
const isPlain = (prefix: string): boolean => !/[*?$]/.test(prefix);

/** Whether a policy surely allows the delivery, and whether it surely denies it. */
export function byPolicy(document: PolicyDocument | null, delivery: Delivery): { allows: boolean; denies: boolean } {
  const parsed = document === null ? null : parsePolicy('bucket policy', document, 'resource');
  if (parsed?.is !== 'policy') return { allows: false, denies: false };
  const asked = askedOf(delivery);
  const [worst, best] = (['worst', 'best'] as const).map((outlook) =>
    judge([parsed.policy], { ...asked, outlook }, 'resource'),
  );
  return { allows: (worst?.allowed.length ?? 0) > 0, denies: best?.denied === true };
}

/** Whether the ACL lets logs in, which it does only while ACLs are not disabled. */
export const byAcl = (acl: Acl | null, ownership: string | null): boolean =>
  ownership !== 'BucketOwnerEnforced' && (acl?.grants.some(letsLogsIn) ?? false);

function askedOf({ source, account, target, prefix }: Delivery): Omit<Asked, 'outlook'> {
  const arn = `${target}/${prefix}log`;
  const caller = {
    type: 'service',
    arn: null,
    account: null,
    service: deliverer,
    canonicalId: null,
    hasBoundary: false,
  } as const;
  const segments = ['arn', target.split(':')[1] ?? '', 's3', '', '', arn.split(':').slice(5).join(':')];
  const resource = { arn, segments, everything: false };
  return { caller, action: 's3:putobject', resource, values: valuesOf(source, account) };
}

/** Calls of a service have no network of ours; what else they have nobody knows. */
function valuesOf(source: string | null, account: string): Values {
  const known: Readonly<Record<string, readonly string[] | undefined>> = {
    'aws:sourceaccount': [account],
    'aws:principalisawsservice': ['true'],
    'aws:principalservicename': [deliverer],
    'aws:sourcevpc': undefined,
    'aws:sourcevpce': undefined,
    'aws:securetransport': undefined,
    's3:tlsversion': undefined,
    ...(source !== null && { 'aws:sourcearn': [source] }),
  };
  return (key) => (key in known ? known[key] : unseen);
}
