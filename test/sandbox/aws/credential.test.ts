import { expect, it } from 'vitest';
import { bucket } from '../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws } from './world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'bucket', account, objects: [{ key: 'k', body: 'v' }] });
});

function presigned(at: Date, expires: number | string): string {
  const stamp = `${at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const scope = encodeURIComponent(`${account}/${stamp.slice(0, 8)}/us-east-1/s3/aws4_request`);
  return `${aws().url}/bucket/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${scope}&X-Amz-Date=${stamp}&X-Amz-Expires=${expires}&X-Amz-SignedHeaders=host&X-Amz-Signature=0`;
}

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);

it.each([
  ['in time is good', minutes(-1), 300, 200, ''],
  ['expires', minutes(-10), 300, 403, '<Message>Request has expired</Message>'],
  ['of the future is not yet good', minutes(60), 300, 403, 'Request is not valid yet'],
  ['lives a week at most', minutes(0), 604_801, 400, 'AuthorizationQueryParametersError'],
  ['says for how long', minutes(0), '', 400, 'AuthorizationQueryParametersError'],
])('a presigned URL %s', async (_, at, expires, status, text) => {
  const answer = await fetch(presigned(at, expires));
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(text);
});

it('a presigned URL leaves no signature in the call log', async () => {
  await fetch(presigned(minutes(-1), 300));
  expect(JSON.stringify(aws().calls())).not.toMatch(/X-Amz/i);
});

it('a clock that is an hour off is told so', async () => {
  const stamp = `${minutes(-60).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${account}/${stamp.slice(0, 8)}/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`;
  const answer = await fetch(`${aws().url}/bucket?location`, { headers: { authorization, 'x-amz-date': stamp } });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toMatch(/<Code>RequestTimeTooSkewed<\/Code>.*<MaxAllowedSkewMilliseconds>900000</s);
});

it.each([
  ['AWS 111122223333:c2ln', 'InvalidRequest'],
  ['AWS4-HMAC-SHA256 Credential=nonsense, SignedHeaders=host, Signature=0', 'AuthorizationHeaderMalformed'],
])('an authorization of another form is refused: %s', async (authorization, code) => {
  const answer = await fetch(`${aws().url}/bucket?location`, { headers: { authorization } });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(`<Code>${code}</Code>`);
});
