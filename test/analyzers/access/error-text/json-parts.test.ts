import { describe, expect, it } from 'vitest';
import { jsonParts } from '../../../../src/analyzers/access/error-text/json-parts.ts';

describe('JSON', () => {
  it.each<[string, string, object | null]>([
    ['a CloudTrail record', '{"errorCode":"AccessDenied","errorMessage":"no"}', { code: 'AccessDenied', text: 'no' }],
    ["boto3's answer", '{"Error":{"Code":"NoSuchKey","Message":"gone"}}', { code: 'NoSuchKey', text: 'gone' }],
    ["the JavaScript SDK's error", '{"code":"403","$metadata":{"httpStatusCode":403}}', { code: '403', status: 403 }],
    ['words around it', 'see {"message":"no"} please', { text: 'no' }],
    ['a record as a string', '{"CloudTrailEvent":"{\\"errorCode\\":\\"NoSuchKey\\"}"}', { code: 'NoSuchKey' }],
    ['the first error of several', '[{"errorCode":"A"},{"errorCode":"B"}]', { code: 'A' }],
    ['a status that is none', '{"message":"no","statusCode":"soon"}', { text: 'no' }],
    ['no error in it', '{"bucket":"media"}', null],
    ['no JSON', 'Access Denied', null],
    ['braces that are no JSON', '{ AccessDenied: Access Denied }', null],
    ['a list of names', '["a","b"]', null],
  ])('%s', (_name, text, parts) => {
    expect(jsonParts(text)).toEqual(parts);
  });

  it('who asked for what comes from the record that has an identity', () => {
    const record = {
      userIdentity: { arn: 'arn:aws:iam::1:user/a' },
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
    };
    expect(jsonParts(JSON.stringify({ Records: [{ ...record, errorCode: 'AccessDenied' }] }))).toMatchObject({
      code: 'AccessDenied',
      operation: 'GetObject',
      principal: 'arn:aws:iam::1:user/a',
      action: 's3:GetObject',
    });
  });

  it('records of requests that went well are passed over', () => {
    const record = (eventName: string, more: object) => ({ userIdentity: { arn: eventName }, eventName, ...more });
    const text = JSON.stringify([
      record('HeadBucket', {}),
      record('ListObjects', { errorCode: null }),
      record('GetObject', { errorCode: 'AccessDenied' }),
    ]);
    expect(jsonParts(text)).toMatchObject({ operation: 'GetObject', principal: 'GetObject' });
  });
});
