import * as s3 from '@aws-sdk/client-s3';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/aws/collect.ts';
import { settingOf } from '../../src/aws/settings/index.ts';
import type { FactName } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { clientsOf, readersOf } from './clients-of.ts';
import { errorAnswer } from './errors.ts';
import { healthy } from './healthy.ts';
import { account } from './reads.ts';
import { type Asked, operationOf, type Stub, startStub, type StubAnswer } from './stub.ts';

/*
 * Mistakes of an earlier toolkit, by their ids. Each has two halves: Cooper is right, and the mistaken logic, written
 * out as `baseline`, is wrong about the very same answers of AWS.
 */
const at = new Date(0);
const read = (stub: Stub, names: readonly FactName[], key: string | null = null) =>
  collect(clientsOf(stub, { requestTimeoutMs: 20_000 }), target({ bucket: 'logs', key }), names, at);

const withoutPolicy = (asked: Asked): StubAnswer => {
  if (asked.url.includes('?location')) return { status: 200, body: '<LocationConstraint/>' };
  if (/\?policy(Status)?\b/.test(asked.url)) return errorAnswer(asked, 404, 'NoSuchBucketPolicy');
  return healthy(asked);
};

describe('E1 a bucket of us-east-1 without a policy', () => {
  it('is reachable, its policy is absent, and everything else is read (F1)', async () => {
    await using stub = await startStub(withoutPolicy);
    const { reads } = await read(stub, ['policy', 'policyStatus', 'publicAccessBlock', 'acl', 'object'], 'a.csv');
    expect(reads).toMatchObject({
      bucket: { value: { region: 'us-east-1', listable: true } },
      policy: { is: 'absent' },
      policyStatus: { is: 'absent' },
      publicAccessBlock: { is: 'known' },
      acl: { is: 'known' },
      object: { is: 'known' },
    });

    const { s3: client } = readersOf(stub);
    const baseline = async () => {
      try {
        try {
          await client.send(new s3.GetBucketPolicyCommand({ Bucket: 'logs' }));
        } catch (error) {
          const { NoSuchBucketPolicy } = s3 as unknown as Record<string, new () => Error>;
          if (!(error instanceof NoSuchBucketPolicy!)) throw error;
        }
        return 'goes on';
      } catch {
        return 'cannot access bucket';
      }
    };
    expect(await baseline()).toBe('cannot access bucket');
  });

  it('F2 has a region: a location constraint that is there and empty is no name', async () => {
    await using stub = await startStub(withoutPolicy);
    const { reads } = await read(stub, ['bucket']);
    expect(reads.bucket).toMatchObject({ value: { region: 'us-east-1' } });
    expect(stub.asked.filter(({ url }) => url.includes('location'))).toEqual([]);

    const answer = await readersOf(stub).s3.send(new s3.GetBucketLocationCommand({ Bucket: 'logs' }));
    const baseline = ({ LocationConstraint: region = null }: { LocationConstraint?: string | null | undefined }) =>
      `${region}`;
    expect(baseline(answer)).toBe('null');
  });
});

it("F3 what only the bucket's region knows is asked there", async () => {
  const inEurope = ({ headers }: Asked) => headers.authorization?.includes('/eu-west-1/') ?? false;
  const event = { EventId: '1', EventName: 'DeleteBucketPolicy', EventTime: 0, ReadOnly: 'false' };
  await using stub = await startStub((asked) => {
    if (operationOf(asked) === 'LookupEvents')
      return { status: 200, body: JSON.stringify({ Events: inEurope(asked) ? [event] : [] }) };
    return { status: inEurope(asked) ? 200 : 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } };
  });
  const { reads } = await read(stub, ['recentChanges']);
  expect(reads.recentChanges).toMatchObject({ is: 'known', value: [{ name: 'DeleteBucketPolicy' }] });

  const baseline = await readersOf(stub).cloudTrail.send(new LookupEventsCommand({}));
  expect(baseline.Events).toEqual([]);
});

it('F6 a policy with a single statement is as good as one with a list', async () => {
  await using stub = await startStub(healthy);
  const { reads } = await read(stub, ['policy']);
  expect(reads.policy).toMatchObject({ is: 'known', value: { Statement: { Effect: 'Deny' } } });

  const statement = reads.policy?.is === 'known' ? reads.policy.value.Statement : [];
  const baseline = () => [...(statement as readonly object[])];
  expect(baseline).toThrow(TypeError);
});

describe('F8 not being allowed to look', () => {
  const refused = (asked: Asked): StubAnswer =>
    asked.url.includes('publicAccessBlock') ? errorAnswer(asked, 403, 'AccessDenied', 'no') : healthy(asked);

  it('E5 is not «nothing configured», and names the permission', async () => {
    await using stub = await startStub(refused);
    const { reads } = await read(stub, ['publicAccessBlock']);
    expect(reads.publicAccessBlock).toEqual({ is: 'denied', action: 's3:GetBucketPublicAccessBlock', message: 'no' });

    const { s3: client } = readersOf(stub);
    const baseline = () =>
      client.send(new s3.GetPublicAccessBlockCommand({ Bucket: 'logs' })).then(
        () => 'configured',
        () => 'no public access block configuration',
      );
    expect(await baseline()).toBe('no public access block configuration');
  });
});

it("F9 the account's block is read beside the bucket's", async () => {
  const none = 'NoSuchPublicAccessBlockConfiguration';
  await using stub = await startStub((asked) =>
    asked.url.includes('/logs') && asked.url.includes('publicAccessBlock')
      ? errorAnswer(asked, 404, none)
      : healthy(asked),
  );
  const { reads } = await read(stub, ['publicAccessBlock', 'accountPublicAccessBlock']);
  expect(reads.publicAccessBlock).toEqual({ is: 'absent' });
  expect(reads.accountPublicAccessBlock).toMatchObject({ is: 'known', value: { BlockPublicAcls: true } });

  const { accountPublicAccessBlock: _ignored, ...seen } = reads;
  const baseline = Object.values(seen).some(
    ({ is, ...fact }) => is === 'known' && 'BlockPublicAcls' in (fact as { value: object }).value,
  );
  expect(baseline).toBe(false);
});

it('F10 a refused object may be missing: «not found» and «no access» are told apart where they can be', async () => {
  const answers: readonly [boolean, string][] = [
    [true, 'forbidden'],
    [false, 'hidden'],
  ];
  const baseline = new Set<string>();
  for (const [listable, expected] of answers) {
    await using stub = await startStub((asked) => {
      if (asked.url.includes('a.csv')) return errorAnswer(asked, 403, 'AccessDenied');
      return { status: listable ? 200 : 403, headers: { 'x-amz-bucket-region': 'us-east-1' } };
    });
    const { reads } = await read(stub, ['object'], 'a.csv');
    expect(reads.object).toMatchObject({ value: { is: expected } });
    const head = new s3.HeadObjectCommand({ Bucket: 'logs', Key: 'a.csv' });
    baseline.add(
      await readersOf(stub)
        .s3.send(head)
        .then(
          () => 'there',
          () => 'not found or no access',
        ),
    );
  }
  expect([...baseline]).toEqual(['not found or no access']);
});

it("F27 nothing is written to a stranger's bucket that took over the name", async () => {
  await using stub = await startStub(({ headers }) => {
    const owner = headers['x-amz-expected-bucket-owner'];
    return { status: owner === undefined || owner === '999999999999' ? 200 : 403 };
  });
  const aws = clientsOf(stub)({ account: null, region: null, role: 'write' });
  const value = { Status: 'Suspended', MFADelete: null } as const;
  await expect(settingOf('versioning').write(aws, target({ bucket: 'logs', account }), value)).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });

  const baseline = new s3.PutBucketVersioningCommand({
    Bucket: 'logs',
    VersioningConfiguration: { Status: 'Suspended' },
  });
  await expect(aws.s3.send(baseline)).resolves.toBeDefined();
});
