import { z } from 'zod';
import { AwsError } from '../../service.ts';
import type { Context } from '../protocols/api.ts';
import { listOf, tags, text, whole } from '../protocols/schema.ts';
import type { Role, Tag } from '../iam/state.ts';
import { api } from './api.ts';
import { credentials, openSession } from './session.ts';
import type { Session } from './state.ts';
import { type Brought, trusts } from './trust.ts';

const input = z.object({
  RoleArn: text.min(20),
  RoleSessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
  PolicyArns: listOf(z.object({ arn: text })).optional(),
  Policy: text.max(2048).optional(),
  DurationSeconds: whole.min(900).max(43_200).optional(),
  Tags: tags.optional(),
  TransitiveTagKeys: listOf(text).optional(),
  ExternalId: text.optional(),
  SourceIdentity: z
    .string()
    .regex(/^(?!aws:)[\w+=,.@-]{2,64}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
    .optional(),
});
type Input = z.output<typeof input>;

const hour = 3600;

/**
 * Whom a trust policy names isn't looked at: whoever asks for a role that exists gets it, unless a denial says otherwise;
 * but what it wants to be brought along must be there.
 */
export const assumeRole = api({
  name: 'AssumeRole',
  input,
  resource: ({ RoleArn }) => RoleArn,
  run(context, asked) {
    const role = roleOf(context, asked.RoleArn);
    const before = context.state.sts.sessions.get(context.call.principal.accessKeyId ?? '');
    const duration = asked.DurationSeconds ?? hour;
    checkDuration(duration, role, before);
    checkPolicy(asked.Policy);
    checkTags(asked.Tags ?? []);
    checkTrust(context, asked, role);
    checkSourceIdentity(context, asked);
    const session = open(context, asked, role, before, duration);
    const { arn, userId, sourceIdentity } = session.principal;
    return {
      Credentials: credentials(session),
      AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
      SourceIdentity: sourceIdentity,
      PackedPolicySize: asked.Policy === undefined ? null : Math.ceil(asked.Policy.length / 20.48),
    };
  },
});

function open(context: Context, asked: Input, role: Role, before: Session | undefined, duration: number): Session {
  const inherited = inheritedTags(before);
  const own = asked.Tags ?? [];
  const clash = own.find(({ Key }) => inherited.some((tag) => tag.Key.toLowerCase() === Key.toLowerCase()));
  if (clash !== undefined) throw invalid(`The transitive session tag ${clash.Key} can't be passed again.`);
  const account = accountOf(role.arn);
  return openSession(context.state.sts, {
    account,
    at: context.at,
    duration,
    principal: {
      arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${asked.RoleSessionName}`,
      userId: `${role.id}:${asked.RoleSessionName}`,
      sessionName: asked.RoleSessionName,
      sessionTags: [...inherited, ...own],
      sourceIdentity: asked.SourceIdentity ?? context.call.principal.sourceIdentity,
    },
    role: {
      roleArn: role.arn,
      transitiveTagKeys: [...inherited.map(({ Key }) => Key), ...(asked.TransitiveTagKeys ?? [])],
      policy: asked.Policy ?? null,
      policyArns: (asked.PolicyArns ?? []).map(({ arn }) => arn),
      externalId: asked.ExternalId ?? null,
    },
  });
}

/** A role that doesn't exist is refused in the words of one that may not be assumed: STS doesn't tell them apart. */
function roleOf({ state, call }: Context, arn: string): Role {
  const roles = state.iam.accounts.get(accountOf(arn))?.roles.values() ?? [];
  for (const role of roles) if (role.arn === arn) return role;
  throw notAuthorized(call.principal.arn, 'sts:AssumeRole', arn);
}

/** Rules and words: STS API reference, AssumeRole, DurationSeconds. */
function checkDuration(duration: number, role: Role, before: Session | undefined): void {
  if (duration > role.maxSession)
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  const chained = before?.role !== null && before?.role !== undefined;
  if (chained && duration > hour)
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.');
}

function checkPolicy(policy: string | undefined): void {
  if (policy === undefined) return;
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError('MalformedPolicyDocument', 400, 'This policy contains invalid Json');
  }
}

/** STS API reference, Tag. */
function checkTags(tags: readonly Tag[]): void {
  const wrong = tags.find(({ Key, Value }) => ![Key, Value].every((one) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(one)));
  if (wrong !== undefined) throw invalid(`The tag ${wrong.Key} has characters that session tags can't have.`);
}

function checkTrust({ call }: Context, asked: Input, role: Role): void {
  const tags = (asked.Tags ?? []).map(({ Key, Value }) => [`aws:requesttag/${Key.toLowerCase()}`, Value]);
  const brought: Brought = {
    'sts:rolesessionname': asked.RoleSessionName,
    ...(asked.ExternalId !== undefined && { 'sts:externalid': asked.ExternalId }),
    ...(asked.SourceIdentity !== undefined && { 'sts:sourceidentity': asked.SourceIdentity }),
    ...Object.fromEntries(tags),
  };
  if (!trusts(role.trust, brought)) throw notAuthorized(call.principal.arn, 'sts:AssumeRole', role.arn);
}

/** Once set it stays, through every role of a chain (IAM user guide, «Monitor and control actions taken with assumed roles»). */
function checkSourceIdentity({ call: { principal } }: Context, { SourceIdentity, RoleArn }: Input): void {
  const before = principal.sourceIdentity;
  if (before === null || SourceIdentity === undefined || SourceIdentity === before) return;
  throw notAuthorized(principal.arn, 'sts:SetSourceIdentity', RoleArn);
}

const notAuthorized = (who: string, action: string, role: string): AwsError =>
  new AwsError('AccessDenied', 403, `User: ${who} is not authorized to perform: ${action} on resource: ${role}`);

function inheritedTags(before: Session | undefined): readonly Tag[] {
  if (before === undefined) return [];
  const keys = new Set(before.role?.transitiveTagKeys);
  return before.principal.sessionTags.filter(({ Key }) => keys.has(Key));
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
const invalid = (message: string): AwsError => new AwsError('ValidationError', 400, message);
