import {
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
  paginateLookupEvents,
  PutEventSelectorsCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anonymous } from '../../../../../src/sandbox/aws/principal.ts';
import type { Call, Operation } from '../../../../../src/sandbox/aws/service.ts';
import { record } from '../../../../../src/sandbox/aws/services/cloudtrail/record.ts';
import { event, trail } from '../../../../../src/sandbox/aws/services/cloudtrail/seed.ts';
import { role, trusting } from '../../../../../src/sandbox/aws/services/iam/seed.ts';
import { newState } from '../../../../../src/sandbox/aws/state.ts';
import { account, local, type Local, now, other } from '../harness.ts';

let aws: Local;
let cloudtrail: CloudTrailClient;
beforeEach(async () => {
  aws = await local();
  cloudtrail = new CloudTrailClient(aws.client());
});
afterEach(() => aws.stop());

const minute = 60_000;
const day = 86_400_000;
const ago = (ms: number) => new Date(now.getTime() - ms);
const by = `arn:aws:sts::${account}:assumed-role/admin/alice`;
const base = { account, region: 'us-east-1', by, name: 'PutBucketPolicy', bucket: 'logs' };
const lookup = (asked: ConstructorParameters<typeof LookupEventsCommand>[0] = {}, client = cloudtrail) =>
  client.send(new LookupEventsCommand(asked));
const named = (
  AttributeKey: 'ResourceName' | 'EventName' | 'Username' | 'EventSource' | 'ReadOnly',
  AttributeValue: string,
) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
});

describe('cloudtrail events', () => {
  it('are found newest first, with the whole record', async () => {
    const { id } = role(aws.state, { account, name: 'admin', path: '/ops/' });
    event(aws.state, { ...base, at: ago(2 * minute), name: 'PutBucketAcl' });
    event(aws.state, { ...base, at: ago(minute) });
    event(aws.state, { ...base, at: ago(minute), bucket: 'media' });
    const { Events = [] } = await lookup(named('ResourceName', 'logs'));
    expect(Events.map(({ EventName }) => EventName)).toEqual(['PutBucketPolicy', 'PutBucketAcl']);
    expect(Events[0]).toMatchObject({
      EventTime: ago(minute),
      Username: 'alice',
      EventSource: 's3.amazonaws.com',
      ReadOnly: 'false',
      Resources: [{ ResourceType: 'AWS::S3::Bucket', ResourceName: 'logs' }],
    });
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      eventID: Events[0]?.EventId,
      userIdentity: {
        type: 'AssumedRole',
        arn: by,
        principalId: `${id}:alice`,
        sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/ops/admin`, userName: 'admin' } },
      },
      requestParameters: { bucketName: 'logs' },
      recipientAccountId: account,
    });
  });

  it.each([
    ['name', named('EventName', 'PutBucketAcl')],
    ['user', named('Username', 'bob')],
    ['source', named('EventSource', 'kms.amazonaws.com')],
    ['kind', named('ReadOnly', 'true')],
    ['time', { StartTime: ago(12 * minute), EndTime: ago(8 * minute) }],
  ])('are found by %s', async (_what, asked) => {
    event(aws.state, { ...base, at: ago(minute) });
    const wanted = event(aws.state, {
      ...base,
      at: ago(10 * minute),
      name: 'PutBucketAcl',
      by: `arn:aws:iam::${account}:user/bob`,
      source: 'kms.amazonaws.com',
      readOnly: true,
    });
    const { Events } = await lookup(asked);
    expect(Events?.map(({ EventId }) => EventId)).toEqual([wanted.id]);
  });

  it('are kept for 90 days, by account and region, 50 on a page', async () => {
    for (let nth = 0; nth < 60; nth += 1) event(aws.state, { ...base, at: ago(nth * minute) });
    event(aws.state, { ...base, at: ago(91 * day) });
    event(aws.state, { ...base, at: ago(minute), region: 'eu-west-1' });
    event(aws.state, { ...base, at: ago(minute), account: other });
    const sizes = [];
    for await (const { Events } of paginateLookupEvents({ client: cloudtrail }, {})) sizes.push(Events?.length);
    expect(sizes).toEqual([50, 10]);
  });

  it.each([
    [
      'two attributes',
      { LookupAttributes: [...named('EventName', 'a').LookupAttributes, ...named('Username', 'b').LookupAttributes] },
      'InvalidLookupAttributesException',
    ],
    ['51 results', { MaxResults: 51 }, 'InvalidMaxResultsException'],
    ['a window that ends before it starts', { StartTime: now, EndTime: ago(day) }, 'InvalidTimeRangeException'],
    ['a token of somebody else’s', { NextToken: 'nonsense' }, 'InvalidNextTokenException'],
  ])('are not looked up with %s', async (_what, asked, name) => {
    await expect(lookup(asked)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });

  it('are looked up twice a second at most, where that is enforced', async () => {
    for (let nth = 0; nth < 5; nth += 1) await lookup();
    aws.state.cloudtrail.enforceRate = true;
    await lookup();
    await lookup();
    await expect(lookup()).rejects.toMatchObject({ name: 'ThrottlingException' });
    await lookup({}, new CloudTrailClient(aws.client(other)));
  });
});

describe('cloudtrail records', () => {
  it('changes by themselves, reads not', async () => {
    const iam = new IAMClient(aws.client());
    const AssumeRolePolicyDocument = JSON.stringify(trusting(account));
    await iam.send(new CreateRoleCommand({ RoleName: 'fresh', AssumeRolePolicyDocument }));
    await iam.send(new GetRoleCommand({ RoleName: 'fresh' }));
    const { Events = [] } = await lookup();
    expect(Events.map(({ EventName }) => EventName)).toEqual(['CreateRole']);
    expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
      eventSource: 'iam.amazonaws.com',
      userIdentity: { type: 'IAMUser', userName: 'admin' },
      requestParameters: { roleName: 'fresh' },
    });
  });

  it('who became whom, in both accounts, with the session policy', async () => {
    const { arn } = role(aws.state, { account: other, name: 'reader' });
    const Policy = '{"Version":"2012-10-17","Statement":[]}';
    await new STSClient(aws.client()).send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'alice', Policy }));
    for (const client of [cloudtrail, new CloudTrailClient(aws.client(other))]) {
      const { Events = [] } = await lookup(named('ResourceName', arn), client);
      expect(JSON.parse(Events[0]?.CloudTrailEvent ?? '')).toMatchObject({
        eventName: 'AssumeRole',
        requestParameters: { policy: Policy },
      });
    }
  });

  const call: Call = {
    requestId: 'R1',
    at: now,
    principal: { ...anonymous, arn: `arn:aws:iam::${account}:user/bob`, account },
    region: 'us-east-1',
    method: 'PUT',
    url: new URL('http://localhost/'),
    path: '/',
    headers: {},
    body: Buffer.alloc(0),
  };
  const recorded = (operation: Pick<Operation, 'name' | 'action'>, resource = 'arn:aws:s3:::logs') => {
    const state = newState(() => now);
    const run = () => ({ status: 200 });
    record(state, call, { ...operation, resource, parameters: { Bucket: 'logs' }, run }, { status: 200 });
    return state.cloudtrail.events.map(({ name }) => name);
  };

  it.each([
    ['PutBucketPolicy', 's3:PutBucketPolicy', 'PutBucketPolicy'],
    ['PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration', 'PutBucketLifecycle'],
    ['PutBucketNotificationConfiguration', 's3:PutBucketNotification', 'PutBucketNotification'],
    ['PutBucketAccelerateConfiguration', 's3:PutAccelerateConfiguration', 'PutAccelerateConfiguration'],
    ['PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock', 'PutBucketPublicAccessBlock'],
    ['DeletePublicAccessBlock', 's3:PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock'],
    ['PutPublicAccessBlock', 's3:PutAccountPublicAccessBlock', 'PutAccountPublicAccessBlock'],
  ])('%s (%s) as %s', (name, action, expected) => {
    expect(recorded({ name, action })).toEqual([expected]);
  });

  it.each([
    ['PutObject', 's3:PutObject', 'arn:aws:s3:::logs/a'],
    ['DeleteObjects', 's3:DeleteObject', 'arn:aws:s3:::logs'],
    ['GetBucketPolicy', 's3:GetBucketPolicy', 'arn:aws:s3:::logs'],
    ['PutMetricData', 'cloudwatch:PutMetricData', '*'],
  ])('no %s', (name, action, resource) => {
    expect(recorded({ name, action }, resource)).toEqual([]);
  });
});

describe('cloudtrail trails', () => {
  it('say where they log and what', async () => {
    trail(aws.state, { name: 'all', account, homeRegion: 'eu-west-1', bucket: 'trail-logs' });
    const { trailList } = await cloudtrail.send(new DescribeTrailsCommand({}));
    expect(trailList).toMatchObject([
      { Name: 'all', HomeRegion: 'eu-west-1', S3BucketName: 'trail-logs', IsMultiRegionTrail: true },
    ]);
    expect((await cloudtrail.send(new GetTrailStatusCommand({ Name: 'all' }))).IsLogging).toBe(true);
    const { EventSelectors } = await cloudtrail.send(new GetEventSelectorsCommand({ TrailName: 'all' }));
    expect(EventSelectors).toMatchObject([{ IncludeManagementEvents: true, DataResources: [] }]);
  });

  it('are made and told to record data events', async () => {
    await cloudtrail.send(new CreateTrailCommand({ Name: 'data', S3BucketName: 'trail-logs' }));
    const DataResources = [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::logs/'] }];
    await cloudtrail.send(
      new PutEventSelectorsCommand({ TrailName: 'data', EventSelectors: [{ ReadWriteType: 'All', DataResources }] }),
    );
    const { EventSelectors } = await cloudtrail.send(new GetEventSelectorsCommand({ TrailName: 'data' }));
    expect(EventSelectors).toMatchObject([{ DataResources }]);
    const elsewhere = new CloudTrailClient(aws.client(account, 'eu-west-1'));
    await expect(elsewhere.send(new GetTrailStatusCommand({ Name: 'data' }))).rejects.toMatchObject({
      name: 'TrailNotFoundException',
    });
  });
});
