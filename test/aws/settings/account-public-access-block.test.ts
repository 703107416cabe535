import { describe, expect, it } from 'vitest';
import { settingOf } from '../../../src/aws/settings/index.ts';
import { denied, known } from '../../../src/core/fact.ts';
import type { Reads } from '../../../src/core/facts.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { documents } from '../documents.ts';
import { found } from '../reads.ts';
import { type Asked, startStub, type StubAnswer } from '../stub.ts';

const isControl = ({ host }: Asked): boolean => /^\d{12}\./.test(host);
const block: StubAnswer = { status: 200, body: documents.publicAccessBlock.body };
const value = documents.publicAccessBlock.value;

const unlisted: Reads = { ...found, owner: denied('s3:ListAllMyBuckets') };

async function read(answer: (asked: Asked) => StubAnswer, account: string | null = null, sofar = unlisted) {
  await using stub = await startStub(answer);
  const setting = settingOf('accountPublicAccessBlock');
  const fact = await setting.read(readersOf(stub), target({ bucket: 'logs', account }), sofar);
  return { fact, control: stub.asked.filter(isControl) };
}

describe("the account's public access block (F9)", () => {
  it("is of the account that the question names, not the caller's", async () => {
    const { fact, control } = await read(() => block, '444455556666');
    expect(fact).toEqual(known(value));
    expect(control.map(({ headers }) => headers['x-amz-account-id'])).toEqual(['444455556666']);
  });

  it('is of the account that lists the bucket as its own, in one call', async () => {
    const owner = known({ account: '444455556666', canonicalId: null, canonicalIds: {} });
    const { fact, control } = await read(() => block, null, { ...unlisted, owner });
    expect(fact).toEqual(known(value));
    expect(control.map(({ headers }) => headers['x-amz-account-id'])).toEqual(['444455556666']);
  });

  it("is not known where the bucket is somebody else's", async () => {
    const owner = known({ account: null, canonicalId: null, canonicalIds: {} });
    expect((await read(() => block, null, { ...unlisted, owner })).fact).toMatchObject({ is: 'failed' });
  });

  it.each([
    ['the bucket may be listed', (asked: Asked) => asked.method === 'HEAD'],
    ['only its public access block may be read', (asked: Asked) => asked.method === 'GET'],
  ])("is of the caller's account where S3 confirms that it owns the bucket: %s", async (_how, allowed) => {
    const { fact } = await read((asked) => (isControl(asked) || allowed(asked) ? block : { status: 403 }));
    expect(fact).toEqual(known(value));
  });

  it("is not known where the caller may not own the bucket: another account's setting says nothing", async () => {
    const { fact } = await read((asked) => (isControl(asked) ? block : { status: 403 }));
    expect(fact).toMatchObject({ is: 'failed', detail: expect.stringContaining('account') });
  });
});
