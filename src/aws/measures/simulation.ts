import {
  type EvaluationResult,
  type PolicyEvaluationDecisionType,
  type ResourceSpecificResult,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { absent, type Fact, known } from '../../core/fact.ts';
import type { Reads } from '../../core/facts.ts';
import type { SimulatedAction } from '../../core/second-opinions.ts';
import { accountInArn, nobody } from '../../core/subject.ts';
import { bucketArn, objectArn, type Target } from '../../core/target.ts';
import { factOf } from '../fact-of.ts';
import { inAccount, whoAsks } from '../in-account.ts';
import { alone, type Meanwhile, type Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'iam:SimulatePrincipalPolicy', absent: ['NoSuchEntity', 'NoSuchEntityException'] };

/**
 * IAM's policy simulator on the principal's own policies and the action in question. Absent when the question names no
 * action, or nobody whom the simulator knows: it takes users and roles only.
 */
export const simulation: Reading<'simulation'> = {
  name: 'simulation',
  calls: ['SimulatePrincipalPolicy'],
  needs: [ask.action],
  after: ['caller'],
  beside: ['identity'],
  anywhere: true,

  async read(aws, target, sofar, subject = nobody, meanwhile = alone(sofar)) {
    const { action } = subject;
    const { caller } = sofar;
    const who = whoAsks(subject, caller) ?? '';
    const account = accountInArn(who);
    if (action === null || account === null) return absent;
    const clients = await inAccount(aws, caller, account, ask.action);
    if (clients.is !== 'known') return clients;
    const source = await sourceOf(who, meanwhile);
    if (source.is !== 'known') return source;
    const resource = resourceOf(target, action);
    return factOf(ask, async () => {
      const asked = { PolicySourceArn: source.value, ActionNames: [action], ResourceArns: [resource] };
      const { EvaluationResults } = await clients.value.iam.send(new SimulatePrincipalPolicyCommand(asked));
      return {
        principal: source.value,
        resource,
        actions: required(EvaluationResults, 'EvaluationResults').map(resultOf),
      };
    });
  },
};

/** A session's ARN leaves out the path of its role: only IAM knows the role's own ARN. */
async function sourceOf(arn: string, meanwhile: Meanwhile): Promise<Fact<string>> {
  const [kind] = (arn.split(':')[5] ?? '').split('/');
  if (kind === 'user' || kind === 'role') return known(arn);
  if (kind !== 'assumed-role') return absent;
  const identity: Reads['identity'] = await meanwhile.fact('identity');
  return identity?.is === 'known' ? known(identity.value.arn) : (identity ?? absent);
}

/** Actions on objects are simulated on the object, others on the bucket. */
function resourceOf({ bucket, key }: Target, action: string): string {
  const isOnBucket = key === null || /^s3:(List|.*Bucket|GetEncryptionC|GetLifecycleC|PutLifecycleC)/i.test(action);
  return isOnBucket ? bucketArn(bucket) : objectArn(bucket, key);
}

/** One result an action; what differs by resource stands below it (IAM API reference, EvaluationResult). */
function resultOf(result: EvaluationResult): SimulatedAction {
  const { ResourceSpecificResults: [specific] = [], OrganizationsDecisionDetail: organizations } = result;
  return {
    action: required(result.EvalActionName, 'EvalActionName'),
    decision: decisionOf(specific?.EvalResourceDecision ?? result.EvalDecision),
    allowedByOrganizations: organizations?.AllowedByOrganizations ?? null,
    ...matchesOf(specific ?? result),
  };
}

const matchesOf = (
  result: EvaluationResult | ResourceSpecificResult,
): Pick<SimulatedAction, 'allowedByBoundary' | 'matchedStatements' | 'missingContext'> => ({
  allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
  matchedStatements: result.MatchedStatements?.length ?? 0,
  missingContext: result.MissingContextValues ?? [],
});

function decisionOf(decision: PolicyEvaluationDecisionType | undefined): SimulatedAction['decision'] {
  required(decision, 'EvalDecision');
  return decision === 'allowed' || decision === 'explicitDeny' ? decision : 'implicitDeny';
}
