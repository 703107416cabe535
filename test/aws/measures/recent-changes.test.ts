import { expect, it } from 'vitest';
import { recentChanges } from '../../../src/aws/measures/recent-changes.ts';
import { failed, known } from '../../../src/core/fact.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { startStub } from '../stub.ts';

const logs = target({ bucket: 'logs' });
const bucket = known({ region: 'eu-west-1', listable: true, expectedOwner: null });

const event = (id: string, more: object = {}) => ({
  EventId: id,
  EventName: 'PutBucketPolicy',
  EventTime: 1_800_000_000,
  EventSource: 's3.amazonaws.com',
  Username: 'ann',
  ReadOnly: 'false',
  CloudTrailEvent: JSON.stringify({ userIdentity: { arn: 'arn:ann' }, errorCode: 'AccessDenied' }),
  ...more,
});

it('are the writing events of the bucket, from its own region, two pages at most', async () => {
  const Events = [event('1'), event('2', { ReadOnly: 'true' }), event('3', { CloudTrailEvent: undefined })];
  await using stub = await startStub(() => ({ status: 200, body: JSON.stringify({ Events, NextToken: 'more' }) }));
  const fact = await recentChanges.read(readersOf(stub), logs, { bucket });
  const first = {
    id: '1',
    name: 'PutBucketPolicy',
    at: '2027-01-15T08:00:00.000Z',
    who: 'arn:ann',
    errorCode: 'AccessDenied',
    source: 's3.amazonaws.com',
  };
  const third = { ...first, id: '3', who: 'ann', errorCode: null };
  expect(fact).toEqual({ is: 'known', value: [first, third, first, third] });
  expect(stub.asked).toHaveLength(2);
  expect(stub.asked[0]?.headers.authorization).toContain('/eu-west-1/cloudtrail/');
  expect(JSON.parse(stub.asked[0]?.body ?? '')).toMatchObject({
    LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: 'logs' }],
  });
});

it('without the region of the bucket nothing is claimed: another trail would say «nothing changed» (F3)', async () => {
  await using stub = await startStub(() => ({ status: 200, body: '{"Events":[]}' }));
  const fact = await recentChanges.read(readersOf(stub), logs, { bucket: failed('throttled', 'x') });
  expect(fact).toMatchObject({ is: 'failed' });
  expect(stub.asked).toEqual([]);
});
