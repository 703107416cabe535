import { arrayOf } from '../../../policy/statements.ts';
import type { Leg } from '../legs/leg.ts';
import type { Told } from './told.ts';

/**
 * A statement that would allow, if it named the caller as AWS knows it: by the unique id of somebody who was deleted, by
 * a session's ARN, without the path, or with a wildcard, which never matches inside an ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function wrongPrincipal(near: readonly Told[], leg: Leg): Told | null {
  return (
    near.find(({ reason, statement }) => {
      if (reason.because?.element !== 'Principal' || typeof statement.Principal !== 'object') return false;
      const ids = arrayOf(statement.Principal['AWS'] ?? []);
      return ids.some((id) => isDeleted(id) || means(id, leg));
    }) ?? null
  );
}

/** What AWS leaves in a policy of a principal that is gone. */
const isDeleted = (id: string): boolean => /^(?:AIDA|AROA)[A-Z\d]{12,}$/.test(id);

/** An ARN of the same account with the same name, that is not the one. */
function means(id: string, { principal: { account, name } }: Leg): boolean {
  const [, , , owner = '', rest = ''] = /^arn:([^:]*):(iam|sts)::([^:]*):(.*)$/.exec(id) ?? [];
  if (owner !== account || name === null) return false;
  const parts = rest.split('/').slice(1);
  return parts.some((part) => part === name || wildcardFits(part, name)) || rest.endsWith('/*');
}

function wildcardFits(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return false;
  const [before = '', ...after] = pattern.split('*');
  return name.startsWith(before) && name.endsWith(after.at(-1) ?? '');
}
