import { implicitDenial, explicitDenial } from './denial-text.ts';
import { glob } from './glob.ts';
import { AwsError, type Call, type Operation, type ServiceName } from './service.ts';
import type { State } from './state.ts';

/**
 * Refuses what the caller's session policy does not allow. Only here is a policy looked into: what Cooper narrows its
 * sessions to must be seen to hold. It understands Effect, Action and Resource with wildcards, for S3 and S3 Control;
 * a statement that says more than that allows nothing.
 */
export function refuseBySession(state: State, service: ServiceName, call: Call, operation: Operation): void {
  if (service !== 's3' && service !== 's3-control') return;
  const policy = state.sts.sessions.get(call.principal.accessKeyId ?? '')?.role?.policy ?? null;
  if (policy === null) return;
  const refused = { principal: call.principal.arn, action: operation.action, resource: operation.resource };
  const fitting = statementsOf(policy).filter((statement) => fits(statement, operation));
  if (fitting.some(({ Effect }) => Effect === 'Deny'))
    throw new AwsError('AccessDenied', 403, explicitDenial(refused, 'session policy'));
  if (!fitting.some(({ Effect }) => Effect === 'Allow'))
    throw new AwsError('AccessDenied', 403, implicitDenial(refused, 'session policy'));
}

type Statement = Readonly<Record<string, unknown>>;

const understood = new Set(['Sid', 'Effect', 'Action', 'Resource']);

function fits(statement: Statement, { action, resource }: Operation): boolean {
  if (!Object.keys(statement).every((name) => understood.has(name))) return false;
  return (
    texts(statement['Action']).some((pattern) => glob(pattern.toLowerCase(), action.toLowerCase())) &&
    texts(statement['Resource']).some((pattern) => glob(pattern, resource))
  );
}

/** AssumeRole has made sure that it is JSON. */
function statementsOf(policy: string): readonly Statement[] {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  return Array.isArray(Statement) ? Statement : [Statement as Statement];
}

const texts = (value: unknown): readonly string[] => [value].flat().filter((one) => typeof one === 'string');
