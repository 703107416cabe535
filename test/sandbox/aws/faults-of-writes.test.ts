import { setTimeout as sleep } from 'node:timers/promises';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetBucketVersioningCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, configFor, faults, localAws, refusalOf, s3Of } from './world.ts';

const aws = localAws((state) => bucket(state, { name: 'one', account }));

const put = () =>
  s3Of(aws()).send(new PutBucketVersioningCommand({ Bucket: 'one', VersioningConfiguration: { Status: 'Enabled' } }));
const status = async () => (await s3Of(aws()).send(new GetBucketVersioningCommand({ Bucket: 'one' }))).Status;
const writes = (deed: object) => faults(aws(), { match: { action: 's3:Put*' }, do: deed });

describe('a write', () => {
  it.each([
    ['whose answer is lost', { lostAnswer: true }, { status: undefined }],
    ['that is never answered', { timeout: true, after: true }, { name: 'TimeoutError' }],
    ['that is answered with 500 all the same', { status: 500, after: true }, { name: 'InternalError', status: 500 }],
  ])('%s has happened', async (_what, deed, refusal) => {
    await writes(deed);
    expect(await refusalOf(put())).toMatchObject(refusal);
    expect([await status(), aws().mutations().length]).toEqual(['Enabled', 1]);
  });

  it.each([
    ['that nobody hears', { reset: true }, { status: undefined }],
    ['that fails', { status: 500 }, { name: 'InternalError' }],
    ['that is throttled', { throttle: true }, { name: 'SlowDown', status: 503 }],
    [
      'that meets another one',
      { deny: { code: 'OperationAborted', status: 409 } },
      { name: 'OperationAborted', status: 409 },
    ],
  ])('%s has not happened', async (_what, deed, refusal) => {
    await writes(deed);
    expect(await refusalOf(put())).toMatchObject(refusal);
    expect([await status(), aws().mutations()]).toEqual([undefined, []]);
  });

  it('whose answer is lost is in the event history nevertheless', async () => {
    await writes({ lostAnswer: true });
    await refusalOf(put());
    const { Events = [] } = await new CloudTrailClient(configFor(aws())).send(new LookupEventsCommand({}));
    expect(Events.map(({ EventName }) => EventName)).toEqual(['PutBucketVersioning']);
  });

  it('that comes late is confirmed before it is there', async () => {
    await writes({ late: { ms: 80 } });
    await put();
    expect([await status(), aws().mutations().length]).toEqual([undefined, 0]);
    await sleep(120);
    expect([await status(), aws().mutations().length]).toEqual(['Enabled', 1]);
  });

  it('may be lost and come late', async () => {
    await faults(
      aws(),
      { match: { action: 's3:Put*' }, do: { late: { ms: 60 } } },
      { match: { action: 's3:Put*' }, do: { lostAnswer: true } },
    );
    await refusalOf(put());
    expect(await status()).toBeUndefined();
    await sleep(100);
    expect(await status()).toBe('Enabled');
  });

  it('that comes late does not come to another world', async () => {
    await writes({ late: { ms: 30 } });
    await put();
    aws().reset();
    await sleep(60);
    expect([await status(), aws().mutations()]).toEqual([undefined, []]);
  });
});
