import { describe, expect, it } from 'vitest';
import { factOf } from '../../src/aws/fact-of.ts';
import { Malformed } from '../../src/aws/well-formed.ts';

const ask = { action: 's3:GetBucketPolicy', absent: ['NoSuchBucketPolicy'] };

const thrown = (name: string, status: number | null, message = 'words', more: object = {}) =>
  Object.assign(new Error(message), { name, ...(status && { $metadata: { httpStatusCode: status } }) }, more);

describe('factOf', () => {
  it.each([
    ['NoSuchBucketPolicy', 404, { is: 'absent' }],
    ['NoSuchBucket', 404, { is: 'failed', why: 'no such bucket' }],
    ['AccessDenied', 403, { is: 'denied', action: ask.action, message: 'words' }],
    ['AccessDeniedException', 400, { is: 'denied' }],
    ['AllAccessDisabled', 403, { is: 'denied' }],
    ['UnauthorizedOperation', 403, { is: 'denied' }],
    ['MethodNotAllowed', 405, { is: 'denied' }],
    ['SlowDown', 503, { is: 'failed', why: 'throttled' }],
    ['ThrottlingException', 400, { is: 'failed', why: 'throttled' }],
    ['RequestLimitExceeded', 503, { is: 'failed', why: 'throttled' }],
    ['TooManyRequestsException', 429, { is: 'failed', why: 'throttled' }],
    ['InternalError', 500, { is: 'failed', why: 'error' }],
    ['ServiceUnavailable', 503, { is: 'failed', why: 'error' }],
    ['PermanentRedirect', 301, { is: 'failed', why: 'error' }],
    ['ExpiredToken', 400, { is: 'failed', why: 'error', detail: 'ExpiredToken: words' }],
    ['InvalidAccessKeyId', 403, { is: 'failed', why: 'error', detail: 'InvalidAccessKeyId: words' }],
    ['SignatureDoesNotMatch', 403, { is: 'failed', why: 'error' }],
    ['RequestTimeTooSkewed', 403, { is: 'failed', why: 'error' }],
    ['CredentialsProviderError', null, { is: 'failed', why: 'error' }],
    ['TimeoutError', null, { is: 'failed', why: 'timed out' }],
    ['AbortError', null, { is: 'failed', why: 'timed out' }],
    ['NoSuchWebsiteConfiguration', 404, { is: 'failed', why: 'error' }],
    ['TypeError', null, { is: 'failed', why: 'error' }],
  ])('%s (HTTP %s) is what it is, whatever class the SDK gives it', async (name, status, fact) => {
    expect(await factOf(ask, () => Promise.reject(thrown(name, status)))).toMatchObject(fact);
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'EAI_AGAIN'])('%s is unreachable', async (code) => {
    const error = thrown('TimeoutError', null, 'socket hang up', { code });
    expect(await factOf(ask, () => Promise.reject(error))).toMatchObject({ why: 'unreachable' });
  });

  it.each([
    [403, { is: 'denied', message: null }],
    [503, { is: 'failed', why: 'throttled', detail: 'HTTP 503 without a reason' }],
    [500, { is: 'failed', why: 'error', detail: 'HTTP 500 without a reason' }],
    [400, { is: 'failed', why: 'error', detail: 'HTTP 400 without a reason' }],
  ])('an answer without a body (HTTP %s) claims no words of AWS', async (status, fact) => {
    expect(await factOf(ask, () => Promise.reject(thrown('Unknown', status, 'UnknownError')))).toMatchObject(fact);
  });

  it('null is «not there», and nothing else is', async () => {
    expect(await factOf(ask, async () => null)).toEqual({ is: 'absent' });
    expect(await factOf(ask, async () => false)).toEqual({ is: 'known', value: false });
    expect(await factOf(ask, async () => '')).toEqual({ is: 'known', value: '' });
  });

  it.each([new SyntaxError('Unexpected token'), new Malformed('no Rules')])('%s is malformed', async (error) => {
    expect(await factOf(ask, () => Promise.reject(error))).toMatchObject({ is: 'failed', why: 'malformed' });
  });

  it.each(['a string', null, undefined, 7])('even %j being thrown is a fact', async (odd) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- this is what the promise is about
    expect(await factOf(ask, () => Promise.reject(odd))).toMatchObject({ is: 'failed', why: 'error' });
  });

  it('no secret gets into the details, nor more than 500 characters, nor a second line', async () => {
    const secret = 'AKIAIOSFODNN7EXAMPLE';
    const error = thrown('InvalidToken', 400, `X-Amz-Signature=abcdef0123 by ${secret} ${'x'.repeat(2_000)}\nmore`);
    const text = JSON.stringify(await factOf(ask, () => Promise.reject(error)));
    expect(text).not.toContain(secret);
    expect(text).not.toContain('abcdef0123');
    expect(text).not.toContain('more');
    expect(text.length).toBeLessThan(600);
  });
});
