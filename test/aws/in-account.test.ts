import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { inAccount } from '../../src/aws/in-account.ts';
import { callerOf } from '../../src/aws/measures/caller.ts';
import { absent, failed } from '../../src/core/fact.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { role } from '../../src/sandbox/aws/services/iam/seed.ts';

const ours = '111122223333';
const partner = '444455556666';
const stranger = '777788889999';

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({ seed: (state) => void role(state, { account: partner, name: 'CooperRead' }) });
});
afterAll(() => local.stop());

/** Clients of an account (null: ours), of which the partner's has a read role. */
function readersOf(account: string | null) {
  const readRoles = { [partner]: `arn:aws:iam::${partner}:role/CooperRead` };
  const credentials = { accessKeyId: ours, secretAccessKey: 'x' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles });
  return aws({ account, region: null, role: 'read' });
}

it.each([
  ['our own, asked from our own', null, ours, ours],
  ["the partner's, by its read role", null, partner, partner],
  ["our own, asked from the partner's: the credentials around us", partner, ours, ours],
])('%s', async (_what, from, account, expected) => {
  const aws = readersOf(from);
  const clients = await inAccount(aws, await callerOf(aws), account, 'iam:X');
  const who = clients.is === 'known' ? await callerOf(clients.value) : clients;
  expect(who).toMatchObject({ value: { account: expected } });
});

it('any other is refused, with the reason', async () => {
  const aws = readersOf(null);
  expect(await inAccount(aws, await callerOf(aws), stranger, 'iam:X')).toEqual({
    is: 'denied',
    action: 'iam:X',
    message: `no read role is configured for account ${stranger}; Cooper reads ${ours} only`,
  });
});

it('is as unknown as the caller', async () => {
  const aws = readersOf(null);
  expect(await inAccount(aws, failed('throttled', 'x'), stranger, 'iam:X')).toEqual(failed('throttled', 'x'));
  expect(await inAccount(aws, undefined, stranger, 'iam:X')).toMatchObject({ is: 'failed' });
  expect(await inAccount(aws, absent, stranger, 'iam:X')).toEqual(absent);
});
