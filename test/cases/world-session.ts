import { event } from '../../src/sandbox/aws/services/cloudtrail/seed.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import { momentIn } from './world-moment.ts';
import type { WorldSession } from './world-schema.ts';

/**
 * The event that AssumeRole left when a session was made: the only place that tells a session's policies afterwards
 * (IAM user guide, «Logging IAM and AWS STS API calls with AWS CloudTrail»).
 */
export function seedSession(state: State, { arn, by, at, policy, policyArns, tags }: WorldSession): void {
  const [, , , , account = '', place = ''] = arn.split(':');
  const [, name = '', roleSessionName = ''] = place.split('/');
  const found = state.iam.accounts.get(account)?.roles.get(name);
  if (found === undefined) throw new Error(`There is no role ${name} in ${account} for the session ${arn}.`);
  event(state, {
    account,
    region: 'us-east-1',
    at: momentIn(state, at),
    name: 'AssumeRole',
    source: 'sts.amazonaws.com',
    by,
    readOnly: true,
    resources: [
      { ResourceType: 'AWS::IAM::Role', ResourceName: found.arn },
      { ResourceType: 'AWS::STS::AssumedRole', ResourceName: arn },
    ],
    requestParameters: {
      roleArn: found.arn,
      roleSessionName,
      durationSeconds: 3600,
      ...(policy === undefined ? {} : { policy: JSON.stringify(policy) }),
      ...(policyArns === undefined ? {} : { policyArns: policyArns.map((one) => ({ arn: one })) }),
      ...(tags === undefined ? {} : { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }),
    },
    more: { responseElements: { assumedRoleUser: { assumedRoleId: `${found.id}:${roleSessionName}`, arn } } },
  });
}
