import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type AwsFor, awsFor } from '../../src/aws/clients.ts';
import type { Setting } from '../../src/aws/reading.ts';
import { settingOf } from '../../src/aws/settings/index.ts';
import type { Json } from '../../src/core/json.ts';
import { target } from '../../src/core/target.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import type { Bucket } from '../../src/sandbox/aws/services/s3/state.ts';
import { bucket, canonicalId } from '../../src/sandbox/aws/services/s3/seed.ts';
import { restorable, type Restorable } from './restorable.ts';

const account = '111122223333';
const where = target({ bucket: 'logs', account, region: 'us-east-1' });

let local: LocalAws;
let aws: AwsFor;
beforeAll(async () => {
  local = await startLocalAws({ seed });
  aws = awsFor({
    endpoint: local.url,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
  });
});
afterAll(async () => {
  aws.dispose();
  await local.stop();
});

function seed(state: LocalAws['state']): void {
  const ownershipControls = { Rules: [{ ObjectOwnership: 'ObjectWriter' }] };
  bucket(state, { name: 'logs', account, ownershipControls, publicAccessBlock: null });
  bucket(state, { name: 'audit', account });
}

const clients = () => aws({ account: null, region: 'us-east-1', role: 'write' });

async function read(setting: Setting): Promise<Json> {
  const fact = await setting.read(clients(), where, {});
  if (fact.is === 'known') return fact.value as Json;
  expect(fact).toEqual({ is: 'absent' });
  return null;
}

const write = (setting: Setting, value: Json) => setting.write(clients(), where, value as never);

/** What the local AWS holds, byte for byte; null where there is nothing. */
function held(name: string): string | null {
  const { s3, s3Control } = local.state;
  const { acl, documents } = s3.buckets.get('logs') as Bucket;
  if (name === 'acl') return JSON.stringify(acl[0]?.value);
  const history = name === 'accountPublicAccessBlock' ? s3Control.publicAccessBlocks.get(account) : documents.get(name);
  return history?.[0]?.value ?? null;
}

/** Every case is a few calls over HTTP, so there are fewer of them than of others. */
const numRuns = Math.ceil(inject('runs') / 10);

it.each(Object.entries(restorable(canonicalId(account))))(
  '%s: what was written is what is read, and comes back exactly, whatever is written over it',
  async (name, { documents, removable }: Restorable) => {
    const setting: Setting = settingOf(name as Setting['name']);
    const any = removable ? fc.option(documents) : documents;
    const property = fc.asyncProperty(any, any, async (before, after) => {
      local.reset();
      await write(setting, before);
      const [first, document] = [await read(setting), held(name)];
      expect(before === null ? null : first).toEqual(before);
      await write(setting, after);
      await write(setting, first);
      expect(await read(setting)).toEqual(first);
      // Where S3 answers for nothing with a document, that document is what comes back.
      const isKept = document !== null || first === null;
      expect(isKept ? held(name) : null).toBe(document);
    });
    await fc.assert(property, { seed: 20_261_129, numRuns });
  },
  60_000,
);
