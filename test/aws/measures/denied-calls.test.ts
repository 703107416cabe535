import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsFor } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/collect.ts';
import { deniedCalls } from '../../../src/aws/measures/denied-calls.ts';
import type { FactName } from '../../../src/core/facts.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/server.ts';
import { event } from '../../../src/sandbox/aws/services/cloudtrail/seed.ts';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import type { State } from '../../../src/sandbox/aws/state.ts';
import { readersOf } from '../clients-of.ts';
import { errorAnswer } from '../errors.ts';
import { found } from '../reads.ts';
import { startStub } from '../stub.ts';

const account = '111122223333';
const region = 'us-east-1';
const ann = `arn:aws:iam::${account}:user/ann`;
const bob = `arn:aws:iam::${account}:user/bob`;
const error = { code: 'AccessDenied', message: 'User is not authorized to perform: kms:Decrypt' };
const keyArn = `arn:aws:kms:${region}:${account}:key/one`;

let moment = new Date();
const ago = (minutes: number): Date => new Date(moment.getTime() - minutes * 60_000);

function decrypt(state: State, arn: string, minutes: number, more: object = {}): void {
  event(state, {
    account,
    region,
    at: ago(minutes),
    name: 'Decrypt',
    source: 'kms.amazonaws.com',
    by: ann,
    readOnly: true,
    requestParameters: { encryptionContext: { 'aws:s3:arn': arn } },
    error,
    more: { vpcEndpointId: 'vpce-1' },
    ...more,
  });
}

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({
    seed(state) {
      moment = state.clock();
      bucket(state, { name: 'logs', account });
      event(state, { account, region, at: ago(50), name: 'PutBucketPolicy', by: bob, bucket: 'logs', error });
      event(state, { account, region, at: ago(5), name: 'PutBucketPolicy', by: bob, bucket: 'logs' });
      decrypt(state, 'arn:aws:s3:::logs/a.csv', 30);
      decrypt(state, 'arn:aws:s3:::logs', 20);
      decrypt(state, 'arn:aws:s3:::logs-of-others/a.csv', 10);
      decrypt(state, 'arn:aws:s3:::logs/b.csv', 9, { error: undefined });
      decrypt(state, 'arn:aws:s3:::logs/b.csv', 8, { error: { code: 'NotFoundException', message: 'no key' } });
    },
  });
});
beforeEach(() => local.reset());
afterAll(() => local.stop());

async function read(more: object = {}, names: readonly FactName[] = ['deniedCalls']) {
  const credentials = { accessKeyId: account, secretAccessKey: 'x' };
  const aws = awsFor({ endpoint: local.url, region, credentials });
  const about = { ...nobody, keyArn, ...more };
  const { reads } = await collect(aws, target({ bucket: 'logs' }), names, new Date(), { about });
  aws.dispose();
  return reads;
}

const asked = (): readonly string[] =>
  local.calls({ operation: 'LookupEvents' }).map(({ parameters }) => {
    const [attribute] = parameters['LookupAttributes'] as readonly { readonly AttributeValue: string }[];
    return attribute?.AttributeValue ?? '';
  });

describe('the calls that were refused', () => {
  it('are those about the bucket and what KMS refused for its objects, grouped, newest first', async () => {
    const { deniedCalls: fact } = await read();
    const common = { errorCode: 'AccessDenied', message: error.message, sourceIp: '198.51.100.7' };
    expect(fact).toEqual({
      is: 'known',
      value: {
        dataEvents: 'not readable',
        gaps: [],
        groups: [
          {
            ...common,
            name: 'Decrypt',
            source: 'kms.amazonaws.com',
            who: ann,
            count: 2,
            first: ago(30).toISOString(),
            last: ago(20).toISOString(),
            vpcEndpointId: 'vpce-1',
          },
          {
            ...common,
            name: 'PutBucketPolicy',
            source: 's3.amazonaws.com',
            who: bob,
            count: 1,
            first: ago(50).toISOString(),
            last: ago(50).toISOString(),
            vpcEndpointId: null,
          },
        ],
      },
    });
  });

  it('are looked up together with the changes', async () => {
    const { recentChanges } = await read({}, ['deniedCalls', 'recentChanges']);
    expect(recentChanges?.is === 'known' ? recentChanges.value.map(({ name }) => name) : []).toEqual([
      'PutBucketPolicy',
      'PutBucketPolicy',
    ]);
    expect(asked().toSorted()).toEqual(['Decrypt', 'GenerateDataKey', 'logs']);
  });

  it.each([
    ['a key is in use and nobody says what for', {}, ['Decrypt', 'GenerateDataKey', 'logs']],
    ['something is read', { action: 's3:GetObject' }, ['Decrypt', 'logs']],
    ['something is stored', { action: 's3:PutObject' }, ['Decrypt', 'GenerateDataKey', 'logs']],
    ['no key is in use', { keyArn: null }, ['logs']],
  ])('when %s', async (_when, more, names) => {
    await read(more);
    expect(asked().toSorted()).toEqual(names);
  });

  it('of twenty groups at most', async () => {
    for (let nth = 0; nth < 25; nth += 1)
      decrypt(local.state, 'arn:aws:s3:::logs/x', nth, { sourceIp: `10.0.0.${nth}` });
    const { deniedCalls: fact } = await read();
    const groups = fact?.is === 'known' ? fact.value.groups : [];
    expect(groups).toHaveLength(20);
    expect(groups[0]?.sourceIp).toBe('10.0.0.0');
  });

  it('are known in part when one lookup is refused, and say so', async () => {
    await using stub = await startStub((one) =>
      one.body.includes('"logs"')
        ? { status: 200, body: '{"Events":[]}' }
        : errorAnswer(one, 403, 'AccessDenied', 'no'),
    );
    const fact = await deniedCalls.read(readersOf(stub), target({ bucket: 'logs' }), found, {
      ...nobody,
      action: 's3:GetObject',
    });
    const gap = { is: 'denied', action: 'cloudtrail:LookupEvents', message: 'no' };
    expect(fact).toEqual({ is: 'known', value: { groups: [], gaps: [gap], dataEvents: 'not readable' } });
  });

  it('are refused when nothing may be looked up', async () => {
    const denial = { principal: '*', action: 'cloudtrail:LookupEvents', resource: '*', message: 'no' };
    local.state.denials.push({ ...denial, code: 'AccessDenied', status: 403 });
    expect((await read()).deniedCalls).toEqual({ is: 'denied', action: 'cloudtrail:LookupEvents', message: 'no' });
  });
});
