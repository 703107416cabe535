import { z } from 'zod';
import { glob } from './glob.ts';
import { AwsError, type Principal } from './service.ts';

/**
 * Who is refused what, in which words. Principal and resource are patterns with `*` and `?` over ARNs (a role session is
 * also matched by the ARN of its role; who did not sign is `anonymous`), action is one over `s3:GetObject` and does not mind case.
 */
export const denialSchema = z.strictObject({
  principal: z.string().min(1),
  action: z.string().min(1),
  resource: z.string().min(1),
  /** AWS's own text: see `denial-text.ts`. */
  message: z.string().default('Access Denied'),
  code: z.string().default('AccessDenied'),
  status: z.int().min(400).max(599).default(403),
});

export type Denial = z.infer<typeof denialSchema>;

/** What of this principal's request is refused; undefined when nothing is. The first denial that fits wins. */
export function denialOf(
  denials: readonly Denial[],
  principal: Principal,
  action: string,
  resource: string,
): Denial | undefined {
  return denials.find(
    (denial) =>
      glob(denial.action.toLowerCase(), action.toLowerCase()) &&
      glob(denial.resource, resource) &&
      principalFits(denial.principal, principal.arn),
  );
}

export function refuseDenied(denials: readonly Denial[], principal: Principal, action: string, resource: string): void {
  const denial = denialOf(denials, principal, action, resource);
  if (denial !== undefined) throw new AwsError(denial.code, denial.status, denial.message);
}

/** A pattern for a role also means its sessions. */
export function principalFits(pattern: string, arn: string): boolean {
  return glob(pattern, arn) || glob(pattern, roleOf(arn) ?? arn);
}

/** The role of a session's ARN, without the role's path, which session ARNs don't have; null for everybody else. */
export function roleOf(arn: string): string | null {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return session === null ? null : `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
}
