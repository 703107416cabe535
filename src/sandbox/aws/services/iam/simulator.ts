import { z } from 'zod';
import { AwsError } from '../../service.ts';
import { listOf, text } from '../protocols/schema.ts';
import { api } from './api.ts';
import type { Opinion } from './state.ts';

/** It would have to evaluate policies, and the local AWS must not, being its own judge: it says what it was told, or nothing. */
const unopinionated = (name: string): AwsError =>
  new AwsError('NotImplemented', 501, `${name}: the local AWS evaluates no policies.`);

const simulatePrincipalPolicy = api({
  name: 'SimulatePrincipalPolicy',
  input: z.looseObject({ PolicySourceArn: text, ActionNames: listOf(text), ResourceArns: listOf(text).optional() }),
  resource: ({ PolicySourceArn }) => PolicySourceArn,
  run(context, { PolicySourceArn, ActionNames, ResourceArns = ['*'] }) {
    const results = ActionNames.flatMap((action) =>
      ResourceArns.map((resource) => {
        const opinion = context.state.iam.opinions.find(
          (one) => one.principal === PolicySourceArn && one.action === action && one.resource === resource,
        );
        if (opinion === undefined) throw unopinionated('SimulatePrincipalPolicy');
        return resultView(opinion);
      }),
    );
    return { EvaluationResults: results, IsTruncated: false };
  },
});

const simulateCustomPolicy = api({
  name: 'SimulateCustomPolicy',
  input: z.looseObject({}),
  run() {
    throw unopinionated('SimulateCustomPolicy');
  },
});

function resultView({ action, resource, decision, allowedByOrganizations, missingContext = [] }: Opinion) {
  const matched = decision === 'implicitDeny' ? [] : [{ SourcePolicyId: 'told', SourcePolicyType: 'IAM Policy' }];
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    MatchedStatements: matched,
    MissingContextValues: missingContext,
    OrganizationsDecisionDetail:
      allowedByOrganizations === undefined ? null : { AllowedByOrganizations: allowedByOrganizations },
  };
}

export const simulatorApis = [simulatePrincipalPolicy, simulateCustomPolicy];
