import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/aws/reading.ts';
import { readings } from '../../src/aws/readings.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { FactName } from '../../src/core/facts.ts';
import { target } from '../../src/core/target.ts';
import { clientsOf } from './clients-of.ts';
import { errorAnswer, speaksJson } from './errors.ts';
import { account, found, subject } from './reads.ts';
import { type Asked, startStub, type StubAnswer } from './stub.ts';

/** The code with which AWS says of each that nothing is there; readings that are not here have none. */
const absentCodes: { readonly [Name in FactName]?: string } = {
  publicAccessBlock: 'NoSuchPublicAccessBlockConfiguration',
  accountPublicAccessBlock: 'NoSuchPublicAccessBlockConfiguration',
  policy: 'NoSuchBucketPolicy',
  policyStatus: 'NoSuchBucketPolicy',
  ownershipControls: 'OwnershipControlsNotFoundError',
  encryption: 'ServerSideEncryptionConfigurationNotFoundError',
  lifecycle: 'NoSuchLifecycleConfiguration',
  replication: 'ReplicationConfigurationNotFoundError',
  website: 'NoSuchWebsiteConfiguration',
  cors: 'NoSuchCORSConfiguration',
  objectLock: 'ObjectLockConfigurationNotFoundError',
  tagging: 'NoSuchTagSet',
  metadata: 'MetadataConfigurationNotFound',
  metadataTable: 'MetadataTableConfigurationNotFound',
  bucket: 'NoSuchBucket',
  object: 'NoSuchKey',
  objectAcl: 'NoSuchKey',
  objectTags: 'NoSuchKey',
  objectRetention: 'NoSuchObjectLockConfiguration',
  objectLegalHold: 'NoSuchObjectLockConfiguration',
  kmsKey: 'NotFoundException',
  kmsKeyPolicy: 'NotFoundException',
  kmsGrants: 'NotFoundException',
  organization: 'AWSOrganizationsNotInUseException',
  organizationBlock: 'EffectivePolicyNotFoundException',
  accessPoint: 'NoSuchAccessPoint',
  simulation: 'NoSuchEntity',
};

type Fault = '403' | '404' | '500' | 'throttled' | 'timeout' | 'reset' | 'garbage' | 'cut' | 'web page' | 'empty';

const faults: { readonly [Name in Fault]: (asked: Asked) => StubAnswer } = {
  '403': (asked) => errorAnswer(asked, 403, speaksJson(asked) ? 'AccessDeniedException' : 'AccessDenied'),
  '404': (asked) => errorAnswer(asked, 404, 'NoSuchBucket'),
  '500': (asked) => errorAnswer(asked, 500, 'InternalError'),
  throttled: (asked) =>
    speaksJson(asked) ? errorAnswer(asked, 400, 'ThrottlingException') : errorAnswer(asked, 503, 'SlowDown'),
  timeout: () => 'hang',
  reset: () => 'reset',
  garbage: () => ({ status: 200, body: 'upstream request {timed} out' }),
  cut: (asked) => ({ status: 200, body: speaksJson(asked) ? '{"KeyMetadata":{' : '<Configuration><Status>Ena' }),
  'web page': () => ({ status: 200, body: '<html><body>Sign in</body></html>' }),
  empty: () => ({ status: 200, body: '' }),
};

/** Its only calls have answers without a form that could be broken: HEAD has no body, and an object may hold anything. */
const formless = ['bucket', 'object', 'objectHead'];

const accessPoint = { arn: null, alias: null, name: 'reports', account, region: null };

/** A key is only looked for when it is missing. */
const { objectHead: _there, ...missing } = found;

const aSession = `arn:aws:sts::${account}:assumed-role/reader/session`;

async function readUnder(fault: (asked: Asked) => StubAnswer, reading: Reading): Promise<Fact<unknown>> {
  await using stub = await startStub(fault);
  // A server that answers gets all the time it needs, however busy this machine is.
  const aws = clientsOf(stub, { requestTimeoutMs: fault === faults.timeout ? 100 : 20_000 });
  const owner = reading.name === 'accountPublicAccessBlock' ? account : null;
  const fact = await reading.read(
    aws({ account: null, region: null, role: 'read' }),
    target({ bucket: 'logs', key: 'a/b.csv', account: owner, accessPoint }),
    reading.name === 'nearbyKeys' ? missing : found,
    reading.name === 'session' ? { ...subject, principal: aSession } : subject,
  );
  aws.dispose();
  return fact;
}

function expected(fault: Fault, { name }: Reading): unknown {
  if (fault === '403') return name === 'object' ? { is: 'known', value: { is: 'hidden' } } : { is: 'denied' };
  if (fault === '404') return formless.includes(name) ? { is: 'absent' } : { is: 'failed', why: 'no such bucket' };
  if (fault === '500') return { is: 'failed', why: 'error' };
  if (fault === 'throttled') return { is: 'failed', why: 'throttled' };
  if (fault === 'timeout') return { is: 'failed', why: 'timed out' };
  if (fault === 'reset') return { is: 'failed', why: 'unreachable' };
  return { is: 'failed', why: 'malformed' };
}

const cells = (Object.keys(faults) as Fault[]).flatMap((fault) =>
  readings
    .filter(({ name }) => !(['garbage', 'cut', 'web page', 'empty'].includes(fault) && formless.includes(name)))
    .map((reading) => ({ name: reading.name, fault, reading })),
);

describe('every reading under every fault', () => {
  const facts = new Map<string, Fact<unknown>>();

  beforeAll(async () => {
    await Promise.all(
      cells.map(async ({ name, fault, reading }) =>
        facts.set(`${name} ${fault}`, await readUnder(faults[fault], reading)),
      ),
    );
  }, 60_000);

  it('has more than 300 cells', () => {
    expect(cells.length).toBeGreaterThan(300);
  });

  it.each(cells)('$name under $fault is neither a value nor «not there»', ({ name, fault, reading }) => {
    const fact = facts.get(`${name} ${fault}`);
    expect(fact).toMatchObject(expected(fault, reading) as object);
  });

  const mayBeDenied = readings.filter(({ name }) => name !== 'object').map(({ name, needs }) => ({ name, needs }));
  it.each(mayBeDenied)('$name that was denied names a permission that it says it needs', ({ name, needs }) => {
    const fact = facts.get(`${name} 403`);
    // GetCallerIdentity needs no permission, so only its name can be given.
    const allowed = needs.length > 0 ? needs : ['sts:GetCallerIdentity'];
    expect(allowed).toContain(fact?.is === 'denied' ? fact.action : fact);
  });

  it.each(Object.entries(absentCodes))('%s is absent after %s, and only then', async (name, code) => {
    const reading = readings.find((one) => one.name === name);
    const fact = await readUnder((asked) => errorAnswer(asked, 404, code), reading!);
    expect(fact).toEqual({ is: 'absent' });
  });
});

describe('the readings', () => {
  it('have names of their own', () => {
    expect(new Set(readings.map(({ name }) => name)).size).toBe(readings.length);
  });

  it.each(readings.map((reading) => ({ name: reading.name, reading })))(
    '$name comes only after readings that exist, never after itself',
    ({ reading }) => {
      const names = readings.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...(reading.after ?? [])]));
      expect(reading.after ?? []).not.toContain(reading.name);
    },
  );
});
