import { describe, expect, it } from 'vitest';
import { settingOf } from '../../../src/aws/settings/index.ts';
import { known } from '../../../src/core/fact.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { documents } from '../documents.ts';
import { found } from '../reads.ts';
import { type Asked, startStub, type StubAnswer } from '../stub.ts';

const isControl = ({ host }: Asked): boolean => /^\d{12}\./.test(host);
const block: StubAnswer = { status: 200, body: documents.publicAccessBlock.body };
const value = documents.publicAccessBlock.value;

async function read(answer: (asked: Asked) => StubAnswer, account: string | null = null) {
  await using stub = await startStub(answer);
  const setting = settingOf('accountPublicAccessBlock');
  const fact = await setting.read(readersOf(stub), target({ bucket: 'logs', account }), found);
  return { fact, control: stub.asked.filter(isControl) };
}

describe("the account's public access block (F9)", () => {
  it("is of the account that the question names, not the caller's", async () => {
    const { fact, control } = await read(() => block, '444455556666');
    expect(fact).toEqual(known(value));
    expect(control.map(({ headers }) => headers['x-amz-account-id'])).toEqual(['444455556666']);
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
