import { describe, expect, it } from 'vitest';
import { measures } from '../../../src/aws/measures/index.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { errorAnswer } from '../errors.ts';
import { startStub, type StubAnswer } from '../stub.ts';

async function read(name: string, answer: StubAnswer, versionId: string | null = null) {
  await using stub = await startStub(() => answer);
  const reading = measures.find((one) => one.name === name)!;
  const fact = await reading.read(readersOf(stub), target({ bucket: 'logs', key: 'k', versionId }), {});
  return { fact, asked: stub.asked };
}

describe('what is known of an object', () => {
  it.each([
    [
      'objectAcl',
      '<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant><Grantee><ID>me</ID></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>',
      { owner: 'me', grants: [{ grantee: { id: 'me' }, permission: 'READ' }] },
    ],
    [
      'objectTags',
      '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
      [{ Key: 'a', Value: 'b' }],
    ],
    ['objectTags', '<Tagging><TagSet/></Tagging>', []],
    [
      'objectRetention',
      '<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>2027-01-01T00:00:00Z</RetainUntilDate></Retention>',
      { Mode: 'COMPLIANCE', RetainUntilDate: '2027-01-01T00:00:00.000Z' },
    ],
    ['objectLegalHold', '<LegalHold><Status>ON</Status></LegalHold>', { Status: 'ON' }],
  ])('%s', async (name, body, value) => {
    expect((await read(name, { status: 200, body })).fact).toEqual({ is: 'known', value });
  });

  it.each(['objectRetention', 'objectLegalHold'])('%s in a bucket without Object Lock is absent', async (name) => {
    const body =
      '<Error><Code>InvalidRequest</Code><Message>Bucket is missing Object Lock Configuration</Message></Error>';
    expect((await read(name, { status: 400, body })).fact).toEqual({ is: 'absent' });
    const other = body.replace('Bucket is missing Object Lock Configuration', 'Something else');
    expect((await read(name, { status: 400, body: other })).fact).toMatchObject({ is: 'failed', why: 'error' });
  });

  it.each(['objectAcl', 'objectTags'])('%s of a delete marker is absent, not refused', async (name) => {
    const answer = errorAnswer({ method: 'GET', headers: {} } as never, 405, 'MethodNotAllowed') as object;
    const marked = { ...answer, headers: { 'x-amz-delete-marker': 'true' } } as object as StubAnswer;
    expect((await read(name, marked)).fact).toEqual({ is: 'absent' });
  });

  it.each([
    ['objectAcl', 's3:GetObjectAcl', 's3:GetObjectVersionAcl'],
    ['objectTags', 's3:GetObjectTagging', 's3:GetObjectVersionTagging'],
    ['objectRetention', 's3:GetObjectRetention', 's3:GetObjectRetention'],
  ])('%s: the missing permission depends on whether a version was asked for', async (name, plain, ofVersion) => {
    expect((await read(name, { status: 403 })).fact).toMatchObject({ is: 'denied', action: plain });
    const { fact, asked } = await read(name, { status: 403 }, 'v1');
    expect(fact).toMatchObject({ is: 'denied', action: ofVersion });
    expect(asked[0]?.url).toContain('versionId=v1');
  });
});
