import { z } from 'zod';

/** A case as the peer takes it: its own names for the same things. */
export interface PeerCase {
  readonly id: string;
  /** `allow`, `explicit_deny` or `implicit_deny`: what Cooper says. */
  readonly decision: string;
  readonly simulation: object;
}

const Named = z.object({ name: z.string().default('policy'), document: z.unknown() });
const Several = z
  .array(Named)
  .nullish()
  .transform((list) => list ?? []);
const Levels = z
  .array(z.object({ level: z.string().default(''), policies: Several }))
  .nullish()
  .transform((list) => list ?? []);

const Case = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  request: z.object({
    principal: z.object({ type: z.string(), arn: z.string().nullish() }),
    action: z.string(),
    resource: z.object({ arn: z.string(), account: z.string() }),
    context: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  }),
  policies: z.object({
    identity: Several,
    permissionsBoundary: Several,
    session: Several,
    resource: Named.nullish(),
    accessPoint: z.unknown().optional(),
    scp: Levels,
    rcp: Levels,
    vpcEndpoint: Several,
  }),
  settings: z.record(z.string(), z.unknown()).nullish(),
});

type Case = z.infer<typeof Case>;

/** Null where the peer has no words for it: anonymous callers, services, S3's own gates. */
export function peerCase(line: string, decision: string): PeerCase | null {
  const parsed = Case.safeParse(JSON.parse(line));
  if (!parsed.success || !isExpressible(parsed.data)) return null;
  const { id, request, policies } = parsed.data;
  const named = (list: readonly z.infer<typeof Named>[]) =>
    list.map((one) => ({ name: one.name, policy: one.document }));
  const levels = (list: z.infer<typeof Levels>) =>
    list.map(({ level, policies: some }) => ({ orgIdentifier: level, policies: named(some) }));
  const boundaries = named(policies.permissionsBoundary);
  const endpoints = named(policies.vpcEndpoint);
  const simulation = {
    request: {
      principal: request.principal.arn,
      action: request.action,
      resource: { resource: request.resource.arn, accountId: request.resource.account },
      contextVariables: request.context,
    },
    identityPolicies: named(policies.identity),
    serviceControlPolicies: levels(policies.scp),
    resourceControlPolicies: levels(policies.rcp),
    ...(policies.resource ? { resourcePolicy: policies.resource.document } : {}),
    ...(policies.session[0] ? { sessionPolicy: policies.session[0].document } : {}),
    ...(boundaries.length > 0 ? { permissionBoundaryPolicies: boundaries } : {}),
    ...(endpoints.length > 0 ? { vpcEndpointPolicies: endpoints } : {}),
  };
  return { id, decision, simulation };
}

/** `mode` says nothing new, and RCPFullAWSAccess is what the peer always adds. */
function isExpressible({ request, policies, settings }: Case): boolean {
  const { mode: _mode, rcpFullAccessImplicit = true, ...others } = settings ?? {};
  return (
    request.principal.arn !== null &&
    request.principal.arn !== undefined &&
    !request.resource.arn.includes('*') &&
    policies.session.length < 2 &&
    (policies.accessPoint ?? null) === null &&
    rcpFullAccessImplicit === true &&
    Object.keys(others).length === 0
  );
}
