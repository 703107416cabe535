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
