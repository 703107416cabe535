import { describe, expect, it } from 'vitest';
import { settingOf, settings } from '../../../src/aws/settings/index.ts';
import type { Setting } from '../../../src/aws/reading.ts';
import { target } from '../../../src/core/target.ts';
import { clientsOf, readersOf } from '../clients-of.ts';
import { blank, documents } from '../documents.ts';
import { found } from '../reads.ts';
import { type Asked, startStub, type StubAnswer } from '../stub.ts';

const ours = target({ bucket: 'logs', account: '111122223333' });
const lists = ['metrics', 'inventory', 'analytics', 'intelligentTiering'];
const rows = Object.entries(documents).map(([name, document]) => ({ name, ...document }));
const named = (name: string): Setting => settings.find((setting) => setting.name === name)!;

async function readFrom(setting: Setting, answer: (asked: Asked, nth: number) => StubAnswer) {
  await using stub = await startStub(answer);
  const fact = await setting.read(readersOf(stub), target({ bucket: 'logs' }), found);
  return { fact, asked: stub.asked };
}

/** Writes to a server that has `there`, and says what it was asked to put or delete. */
async function writeTo(setting: Setting, value: never, there = '<List><IsTruncated>false</IsTruncated></List>') {
  await using stub = await startStub(({ method }) =>
    method === 'GET' ? { status: 200, body: there } : { status: method === 'DELETE' ? 204 : 200 },
  );
  const aws = clientsOf(stub, { requestTimeoutMs: 2_000 })({ account: null, region: null, role: 'write' });
  await setting.write(aws, ours, value);
  return stub.asked;
}

describe('reading', () => {
  it.each(rows)('$name is what S3 holds, as plain JSON', async ({ name, query, body, value }) => {
    const { fact, asked } = await readFrom(named(name), () => ({ status: 200, body }));
    expect(fact).toEqual({ is: 'known', value });
    expect(JSON.parse(JSON.stringify(fact))).toEqual(fact);
    expect(asked.map(({ url }) => url)).toEqual([expect.stringMatching(`^/logs/?\\?${query}`)]);
  });

  it.each(Object.entries(blank))('%s that was never configured is known to be off', async (name, { body, value }) => {
    const { fact } = await readFrom(named(name), () => ({ status: 200, body }));
    expect(fact).toEqual({ is: 'known', value });
  });

  it.each(['not json', '', '[]', '"text"', '{}'])('a policy that is %j is malformed', async (body) => {
    const { fact } = await readFrom(settingOf('policy'), () => ({ status: 200, body }));
    expect(fact).toMatchObject({ is: 'failed', why: 'malformed' });
  });

  it('what could not be parsed of a policy is not repeated', async () => {
    const { fact } = await readFrom(settingOf('policy'), () => ({ status: 200, body: 'hunter2 {' }));
    expect(JSON.stringify(fact)).not.toContain('hunter2');
  });

  it.each(lists)('%s is read to its last page', async (name) => {
    const { body } = documents[name as 'metrics'];
    const more = body.replace(/<IsTruncated>.*?<\/IsTruncated>/, '<NextContinuationToken>n</NextContinuationToken>');
    const { fact, asked } = await readFrom(named(name), (_asked, nth) => ({
      status: 200,
      body: nth < 2 ? more : body,
    }));
    expect(fact).toMatchObject({ is: 'known', value: [{}, {}, {}] });
    expect(asked[1]?.url).toContain('continuation-token=n');
  });

  it('a list that has no end is not a list', async () => {
    const { body } = documents.metrics;
    const more = body.replace(/<IsTruncated>.*?<\/IsTruncated>/, '<NextContinuationToken>n</NextContinuationToken>');
    const { fact } = await readFrom(settingOf('metrics'), () => ({ status: 200, body: more }));
    expect(fact).toMatchObject({ is: 'failed', why: 'malformed' });
  });

  it.each([
    ['NONE', ['NONE']],
    ['SSE-C', ['SSE-C']],
    [null, []],
  ])('encryption types that are blocked, as S3 says it: %s', async (said, types) => {
    const whole = documents.encryption.body;
    const blocked = /<BlockedEncryptionTypes>.*<\/BlockedEncryptionTypes>/;
    const body = said === null ? whole.replace(blocked, '') : whole.replace('SSE-C', said);
    const { fact } = await readFrom(settingOf('encryption'), () => ({ status: 200, body }));
    expect(fact).toMatchObject({ value: { Rules: [{ BlockedEncryptionTypes: types }] } });
  });
});

describe('writing', () => {
  const writable = rows.filter(({ name }) => !['policyStatus', 'metadata', 'metadataTable'].includes(name));

  it.each(writable)('$name that was written is read back the same', async ({ name, value }) => {
    const puts = (await writeTo(named(name), value as never)).filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(1);
    const body = lists.includes(name) ? `<List>${puts[0]?.body}<IsTruncated>false</IsTruncated></List>` : puts[0]?.body;
    const { fact } = await readFrom(named(name), () => ({ status: 200, body: withoutProlog(body ?? '') }));
    expect(fact).toEqual({ is: 'known', value });
  });

  it.each(writable)('$name is only written to the bucket of the expected owner', async ({ name, value }) => {
    const writes = await writeTo(named(name), value as never);
    expect(writes.map(({ headers }) => headers['x-amz-expected-bucket-owner'])).toEqual(writes.map(() => ours.account));
    expect(writes.length).toBeGreaterThan(0);
  });

  it.each(writable)('$name is not written while nobody knows whose bucket it is', async ({ name, value }) => {
    await using stub = await startStub(() => ({ status: 200 }));
    const aws = clientsOf(stub)({ account: null, region: null, role: 'write' });
    await expect(named(name).write(aws, target({ bucket: 'logs' }), value as never)).rejects.toThrow('account');
    expect(stub.asked).toEqual([]);
  });

  const deleted = ['publicAccessBlock', 'policy', 'ownershipControls', 'encryption', 'lifecycle', 'replication'];
  it.each([...deleted, 'website', 'cors', 'tagging', 'metadata', 'metadataTable'])(
    '%s is deleted, under the guard',
    async (name) => {
      const writes = await writeTo(named(name), null as never);
      expect(writes).toMatchObject([{ method: 'DELETE', headers: { 'x-amz-expected-bucket-owner': ours.account } }]);
    },
  );

  it.each([
    ['notification', /<NotificationConfiguration[^>]*\/>/],
    ['logging', /<BucketLoggingStatus[^>]*\/>/],
    ['requestPayment', /<Payer>BucketOwner<\/Payer>/],
    ['abac', /<Status>Disabled<\/Status>/],
  ])('%s is taken away by writing its empty form', async (name, form) => {
    const writes = await writeTo(named(name), null as never);
    expect(writes).toMatchObject([{ method: 'PUT', body: expect.stringMatching(form) }]);
  });

  it.each([
    ['versioning', null],
    ['versioning', { Status: null, MFADelete: null }],
    ['accelerate', { Status: null }],
    ['objectLock', null],
    ['acl', null],
    ['policyStatus', { IsPublic: false }],
    ['metadata', {}],
    ['metadataTable', {}],
  ])('%s cannot become %j, and nothing is sent', async (name, value) => {
    await using stub = await startStub(() => ({ status: 200 }));
    const aws = clientsOf(stub)({ account: null, region: null, role: 'write' });
    await expect(named(name).write(aws, ours, value as never)).rejects.toBeInstanceOf(Error);
    expect(stub.asked).toEqual([]);
  });

  it.each(lists)('%s: what is no longer wanted goes, what is the same is left alone', async (name) => {
    const { body, value } = documents[name as 'metrics'];
    const there = body.replace('<IsTruncated>', `${entry(body).replace(/<Id>.*?<\/Id>/, '<Id>old</Id>')}<IsTruncated>`);
    const writes = (await writeTo(named(name), value as never, there)).filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, url }) => `${method} ${/id=\w+/.exec(url)?.[0]}`)).toEqual(['DELETE id=old']);
  });

  it("the account's block goes to S3 Control with the account in the header", async () => {
    const value = documents.publicAccessBlock.value as never;
    const [put] = await writeTo(settingOf('accountPublicAccessBlock'), value);
    expect(put).toMatchObject({ method: 'PUT', headers: { 'x-amz-account-id': ours.account } });
    expect(put?.host).toMatch(/^111122223333\.localhost/);
    const [gone] = await writeTo(settingOf('accountPublicAccessBlock'), null as never);
    expect(gone).toMatchObject({ method: 'DELETE', headers: { 'x-amz-account-id': ours.account } });
  });
});

const withoutProlog = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>/, '');
const entry = (body: string): string => /<(\w+Configuration)>.*<\/\1>/.exec(body)?.[0] ?? '';
