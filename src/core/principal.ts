import { unmangle } from './unmangle.ts';

/** Who makes a request (IAM user guide, «IAM identifiers»; «AWS JSON policy elements: Principal»). */
export interface Principal {
  /** `role`: some session of the role, which one is not said. */
  readonly type: 'user' | 'role' | 'assumed-role' | 'federated-user' | 'root' | 'service' | 'anonymous';
  /** `null` for services and anonymous callers. */
  readonly arn: string | null;
  readonly account: string | null;
  /** Of the user, role or federated user, without its path. */
  readonly name: string | null;
  /** The session's name, of an assumed role only. */
  readonly session: string | null;
  /** `cloudfront.amazonaws.com` */
  readonly service: string | null;
}

export const anonymous: Principal = {
  type: 'anonymous',
  arn: null,
  account: null,
  name: null,
  session: null,
  service: null,
};

/** Names and session names: IAM and STS API references, RoleName, RoleSessionName. A path may stand before a name. */
const start = String.raw`^arn:aws(?:-[a-z]+)*:`;
const account = String.raw`::(?<account>\d{12}):`;
const path = String.raw`(?:[^\s*?/]+/)*`;
const name = String.raw`(?<name>[\w+=,.@-]{1,64})`;
const session = String.raw`(?<session>[\w+=,.@-]{1,64})`;

const forms: readonly { readonly type: Principal['type']; readonly form: RegExp }[] = [
  { type: 'root', form: new RegExp(`${start}iam${account}root$`) },
  { type: 'user', form: new RegExp(`${start}iam${account}user/${path}${name}$`) },
  { type: 'role', form: new RegExp(`${start}iam${account}role/${path}${name}$`) },
  { type: 'assumed-role', form: new RegExp(`${start}sts${account}assumed-role/${name}/${session}$`) },
  { type: 'federated-user', form: new RegExp(`${start}sts${account}federated-user/${name}$`) },
];
const serviceForm = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.(?:com|com\.cn|eu)$/;

/**
 * Somebody who can make a request: the ARN of a user, a role, a session or a root, of any partition; a bare account id,
 * which stands for its root; a service's name; `anonymous`, `public` or `*`. Null when it is none of these. Quotes and
 * what Slack made of it don't matter.
 */
export function parsePrincipal(text: string): Principal | null {
  const plain = unmangle(text).replace(/^(["'`])(.*)\1$/s, '$2');
  if (/^(?:anonymous|public|\*)$/i.test(plain)) return anonymous;
  if (serviceForm.test(plain)) return { ...anonymous, type: 'service', service: plain };
  return ofArn(/^\d{12}$/.test(plain) ? `arn:aws:iam::${plain}:root` : plain);
}

function ofArn(arn: string): Principal | null {
  for (const { type, form } of forms) {
    const parts = form.exec(arn)?.groups;
    if (parts) return { ...anonymous, ...parts, type, arn };
  }
  return null;
}

/** How each kind of principal is spoken of, from what stands behind its kind in the ARN. */
const names: Readonly<Record<string, (name: string, account: string) => string>> = {
  root: (_name, account) => `root of ${account}`,
  user: lastPart,
  role: lastPart,
  'assumed-role': (name) => name,
  'federated-user': (name) => name,
};

/**
 * A principal as people speak of it: `security-baseline/nightly` for a role's session, `marcus` for a user, `root of
 * 111122223333`. Anything else stays as it is (IAM user guide, «IAM identifiers»).
 */
export function shortPrincipal(arn: string): string {
  const [, account = '', kind = '', name = ''] =
    /^arn:[^:]+:(?:iam|sts)::(\d{12}):([a-z-]+)(?:\/(.+))?$/.exec(arn) ?? [];
  return names[kind]?.(name, account) ?? arn;
}

/** Users and roles may have a path before their name. */
function lastPart(name: string): string {
  return name.split('/').at(-1) ?? name;
}
