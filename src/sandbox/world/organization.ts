import { member, organization, policy, unit } from '../aws/services/organizations/seed.ts';
import type { State } from '../aws/state.ts';
import { caskworks, management } from './accounts.ts';

/**
 * Caskworks' organization. Production is a delegated administrator, so Cooper reads the tree from there. Brightreel is a
 * member of another organization, which nobody here can see.
 */
export function seedOrganization(state: State): void {
  const org = organization(state, management);
  const workloads = unit(state, org, 'Workloads');
  member(state, org, caskworks, workloads.id);
  org.delegated.add(caskworks);
  policy(state, org, {
    type: 'SERVICE_CONTROL_POLICY',
    name: 'KeepTrails',
    targets: [workloads.id],
    content: denying('KeepTrails', ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'], '*'),
  });
  policy(state, org, {
    type: 'SERVICE_CONTROL_POLICY',
    name: 'KeepRecords',
    targets: [workloads.id],
    content: denying('KeepRecords', ['s3:DeleteObject', 's3:DeleteObjectVersion'], 'arn:aws:s3:::cooper-records/*'),
  });
  policy(state, org, {
    type: 'RESOURCE_CONTROL_POLICY',
    name: 'FootageStaysHere',
    targets: [workloads.id],
    content: perimeter(org.id),
  });
}

const denying = (Sid: string, Action: readonly string[], Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Sid, Effect: 'Deny', Action, Resource }],
});

/** Nobody outside the organization reads raw footage, whatever the bucket's policy says. */
const perimeter = (organizationId: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'FootageStaysHere',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::cooper-raw-footage', 'arn:aws:s3:::cooper-raw-footage/*'],
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
  ],
});
