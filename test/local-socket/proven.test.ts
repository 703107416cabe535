import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { makeProof, provenArn } from '../../src/aws/proof.ts';
import { callLocal } from '../../src/local-socket/call.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { served } from './served.ts';

const at = served();
let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws();
});
afterAll(() => local.stop());

const signer = (accessKeyId: string) => {
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'x' } });
  return (challenge: string) => makeProof(aws({ account: null, region: null, role: 'read' }), challenge);
};
const serve = () =>
  at.serve({
    prove: (proof, challenge) => provenArn(proof, { challenge, endpoint: local.url }),
    answer: ({ arn }) => Promise.resolve(arn),
  });

it('whoever asks is whom AWS says that they are', async () => {
  await serve();
  for (const account of ['111122223333', '444455556666'])
    expect(await callLocal(at.data, { text: 'changes', prove: signer(account) })).toEqual({
      is: 'answered',
      value: `arn:aws:iam::${account}:user/admin`,
    });
});

it('whoever only says who they are is nobody', async () => {
  await serve();
  const prove = () => Promise.resolve('arn:aws:iam::111122223333:user/admin');
  await expect(callLocal(at.data, { text: 'changes', prove })).rejects.toThrow(/could not tell who you are/);
});

it('whom AWS does not know is nobody', async () => {
  await serve();
  const request = { text: 'changes', prove: signer('AKIAIOSFODNN7NOBODY1') };
  await expect(callLocal(at.data, request)).rejects.toThrow(/STS says InvalidClientTokenId/);
});
