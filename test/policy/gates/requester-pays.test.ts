import { expect, it } from 'vitest';
import { requesterPays } from '../../../src/policy/gates/requester-pays.ts';
import { unseen } from '../../../src/policy/pattern.ts';
import { type Given, refuses } from './at.ts';

const on = { requesterPays: true };
const header = 'x-amz-request-payer';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html */
it.each<[string, Given, boolean | 'unknown' | null]>([
  ['another account that does not say so is refused', { s3: on }, true],
  ['and let through when it does', { s3: on, headers: { [header]: 'requester' } }, false],
  ['another word is none', { s3: on, headers: { [header]: 'me' } }, true],
  ['anonymous is refused even with the header', { s3: on, account: null, headers: { [header]: 'requester' } }, true],
  ["the bucket's account need not say it", { s3: on, account: '111122223333' }, null],
  ['nobody pays in another bucket', {}, null],
  ['unknown payer, no header', { s3: { requesterPays: 'unknown' } }, 'unknown'],
  ['unknown payer, header', { s3: { requesterPays: 'unknown' }, headers: { [header]: 'requester' } }, false],
  ['unknown header', { s3: on, headers: { [header]: unseen } }, 'unknown'],
])('%s', (_name, given, wanted) => {
  expect(refuses(requesterPays, given)).toBe(wanted);
});
