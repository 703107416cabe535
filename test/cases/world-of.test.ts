import { DescribeVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetAccountAuthorizationDetailsCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, ListGrantsCommand } from '@aws-sdk/client-kms';
import {
  DescribeOrganizationCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  GetBucketAclCommand,
  GetBucketPolicyCommand,
  GetObjectAclCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
} from '@aws-sdk/client-s3';
import { GetAccessPointCommand, GetAccessPointPolicyCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { canonicalId } from '../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, other, refusalOf, s3Of } from '../sandbox/aws/world.ts';
import { caseSchema, endToEndCases, type EndToEndCase, questionOf } from './end-to-end.ts';
import { readRolesOf, seedCase } from './world-of.ts';

const management = '999988887777';
const keyId = '1f0c2b7e-4a1d-4c55-9b1e-0a6b8a1f7c01';
const keyArn = `arn:aws:kms:us-east-1:${account}:key/${keyId}`;
const session = `arn:aws:sts::${account}:assumed-role/editor/ana`;
const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const example: EndToEndCase = caseSchema.parse({
  id: 'e2e/X00/1',
  note: 'One of everything that a world can hold.',
  reference: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html',
  world: {
    buckets: [
      {
        name: 'caskworks-rushes',
        account,
        policy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' }] },
        settings: { ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }, publicAccessBlock: null },
        objects: [
          { key: 'a.mov', size: 4096, encryption: { algorithm: 'aws:kms', keyId: keyArn, bucketKey: true } },
          { key: 'b.mov', size: 8, writer: other, grants: [{ to: 'AllUsers', permission: 'READ' }] },
        ],
      },
    ],
    users: [{ account, name: 'ana', groups: ['staff'], boundary: `arn:aws:iam::${account}:policy/Fence` }],
    groups: [{ account, name: 'staff', inline: { all: allowAll } }],
    policies: [{ account, name: 'Fence', document: allowAll }],
    roles: [
      {
        account,
        name: 'editor',
        tags: { team: 'post' },
        inline: {
          revoked: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Action: '*',
                Resource: '*',
                Condition: {
                  DateLessThan: { 'aws:TokenIssueTime': '{{-1h}}' },
                  StringEquals: { 'aws:PrincipalOrgID': '{{organization}}' },
                },
              },
            ],
          },
        },
      },
    ],
    organization: {
      management,
      delegated: [account],
      units: { Workloads: null, Post: 'Workloads' },
      members: { [account]: 'Post' },
      policies: [{ type: 'scp', name: 'Compute', content: allowAll, on: ['root', account] }],
      withoutFullAccess: [account],
    },
    keys: [{ account, id: keyId, state: 'Disabled', grants: [{ grantee: session, operations: ['Decrypt'] }] }],
    endpoints: [{ id: 'vpce-0a1b2c3d4e5f60718', account, vpc: 'vpc-0a1b2c3d', policy: allowAll }],
    accessPoints: [{ name: 'rushes-ro', account, bucket: 'caskworks-rushes', vpcId: 'vpc-0a1b2c3d', policy: allowAll }],
    sessions: [{ arn: session, by: `arn:aws:iam::${account}:user/ana`, at: '-40m', policy: allowAll }],
  },
  cooper: { account, reads: [other], denied: ['s3:GetBucketAcl'] },
  ask: { target: 'caskworks-rushes a.mov', as: session, for: 's3:GetObject', because: 'Access Denied' },
  expect: { cause: 'X00', decision: 'allow', fixer: null },
});

async function withWorld<T>(one: EndToEndCase, read: (aws: LocalAws) => Promise<T>): Promise<T> {
  const aws = await startLocalAws({ seed: (state) => seedCase(state, one) });
  try {
    return await read(aws);
  } finally {
    await aws.stop();
  }
}

describe('a world, read back through AWS', () => {
  it('has its buckets with policy, settings, owners and encryption', () =>
    withWorld(example, async (aws) => {
      const s3 = s3Of(aws);
      const Bucket = 'caskworks-rushes';
      expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toContain('s3:PutObject');
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'b.mov' }));
      expect(head.ContentLength).toBe(8);
      const acl = await s3.send(new GetObjectAclCommand({ Bucket, Key: 'b.mov' }));
      expect(acl.Owner?.ID).toBe(canonicalId(other));
      expect(acl.Grants?.map(({ Permission }) => Permission)).toContain('READ');
      const { name } = await refusalOf(s3.send(new GetPublicAccessBlockCommand({ Bucket })));
      expect(name).toBe('NoSuchPublicAccessBlockConfiguration');
    }));

  it('has its people, with groups, boundaries, tags, and moments in their documents', () =>
    withWorld(example, async (aws) => {
      const iam = new IAMClient(configFor(aws));
      const details = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
      const [ana] = details.UserDetailList ?? [];
      expect(ana?.GroupList).toEqual(['staff']);
      expect(ana?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(`arn:aws:iam::${account}:policy/Fence`);
      expect(details.RoleDetailList?.[0]?.Tags).toEqual([{ Key: 'team', Value: 'post' }]);
      const inline = await iam.send(new GetRolePolicyCommand({ RoleName: 'editor', PolicyName: 'revoked' }));
      const [, moment = ''] = /TokenIssueTime":"([^"]+)/.exec(decodeURIComponent(inline.PolicyDocument ?? '')) ?? [];
      expect(Date.now() - Date.parse(moment)).toBeGreaterThanOrEqual(3_600_000);
      expect(Date.now() - Date.parse(moment)).toBeLessThan(3_660_000);
    }));

  it('has its organization, whose id stands in the documents that mean it', () =>
    withWorld(example, async (aws) => {
      const organizations = new OrganizationsClient(configFor(aws));
      const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
      expect(Organization?.MasterAccountId).toBe(management);
      const policies = await organizations.send(
        new ListPoliciesForTargetCommand({ TargetId: account, Filter: 'SERVICE_CONTROL_POLICY' }),
      );
      expect(policies.Policies?.map(({ Name }) => Name)).toEqual(['Compute']);
      const inline = await new IAMClient(configFor(aws)).send(
        new GetRolePolicyCommand({ RoleName: 'editor', PolicyName: 'revoked' }),
      );
      expect(decodeURIComponent(inline.PolicyDocument ?? '')).toContain(`"aws:PrincipalOrgID":"${Organization?.Id}"`);
    }));

  it('has its access points', () =>
    withWorld(example, async (aws) => {
      const client = new S3ControlClient(configFor(aws));
      const named = { AccountId: account, Name: 'rushes-ro' };
      const found = await client.send(new GetAccessPointCommand(named));
      expect([found.Bucket, found.NetworkOrigin, found.VpcConfiguration?.VpcId]).toEqual([
        'caskworks-rushes',
        'VPC',
        'vpc-0a1b2c3d',
      ]);
      const { Policy = '' } = await client.send(new GetAccessPointPolicyCommand(named));
      expect(JSON.parse(Policy)).toEqual(allowAll);
    }));

  it('has its keys and endpoints', () =>
    withWorld(example, async (aws) => {
      const kms = new KMSClient(configFor(aws));
      expect((await kms.send(new DescribeKeyCommand({ KeyId: keyArn }))).KeyMetadata?.KeyState).toBe('Disabled');
      const { Grants } = await kms.send(new ListGrantsCommand({ KeyId: keyArn }));
      expect(Grants?.map(({ GranteePrincipal }) => GranteePrincipal)).toEqual([session]);
      const ec2 = new EC2Client(configFor(aws));
      const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({}));
      expect(VpcEndpoints?.map(({ VpcEndpointId, VpcId }) => [VpcEndpointId, VpcId])).toEqual([
        ['vpce-0a1b2c3d4e5f60718', 'vpc-0a1b2c3d'],
      ]);
    }));

  it('tells in CloudTrail how a session was made, with its policy', () =>
    withWorld(example, async (aws) => {
      const trail = new CloudTrailClient(configFor(aws));
      const { Events } = await trail.send(
        new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'AssumeRole' }] }),
      );
      const record: unknown = JSON.parse(Events?.[0]?.CloudTrailEvent ?? '{}');
      expect(record).toMatchObject({
        requestParameters: { roleSessionName: 'ana', policy: JSON.stringify(allowAll) },
        responseElements: { assumedRoleUser: { arn: session } },
      });
    }));

  it('refuses Cooper what it may not call, and lets it into the accounts that it reads', () =>
    withWorld(example, async (aws) => {
      const { name } = await refusalOf(s3Of(aws).send(new GetBucketAclCommand({ Bucket: 'caskworks-rushes' })));
      expect(name).toBe('AccessDenied');
      const [RoleArn] = Object.values(readRolesOf(example.cooper));
      const role = await new STSClient(configFor(aws)).send(
        new AssumeRoleCommand({ RoleArn: RoleArn ?? '', RoleSessionName: 'cooper' }),
      );
      expect(role.AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${other}:assumed-role/CooperRead/cooper`);
    }));
});

it('asks in the words that a person would type', () => {
  expect(questionOf(example.ask)).toBe(`caskworks-rushes a.mov as ${session} for s3:GetObject because "Access Denied"`);
});

const cases = endToEndCases();

describe('the situations', () => {
  it('have ids, notes and worlds of their own', () => {
    for (const part of [cases.map(({ id }) => id), cases.map(({ world, ask }) => JSON.stringify([world, ask]))])
      expect(new Set(part).size).toBe(part.length);
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s can be set up', async (_id, one) => {
    await withWorld(one, async ({ state }) => {
      const named = one.world.buckets.map(({ name }) => name);
      expect([...state.s3.buckets.keys()]).toEqual(named);
    });
  });
});
