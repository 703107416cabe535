import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions } from '../../../../src/analyzers/access/operations/actions.ts';
import { operationAsked } from '../../../../src/analyzers/access/operations/asked.ts';
import { operationOf } from '../../../../src/analyzers/access/operations/find.ts';
import { operations } from '../../../../src/analyzers/access/operations/index.ts';
import { Refusal } from '../../../../src/core/errors.ts';
import { question } from '../../../../src/core/question.ts';
import { target } from '../../../../src/core/target.ts';
import { plain } from '../../../../src/core/words.ts';

describe('what is meant by a name', () => {
  it.each([
    ['GetObject', 'GetObject'],
    ['s3:GetObject', 'GetObject'],
    ['S3:getobject', 'GetObject'],
    ['get-object', 'GetObject'],
    ['get_object', 'GetObject'],
    ['aws s3api get-object', 'GetObject'],
    ['HeadObject', 'HeadObject'],
    ['s3:HeadObject', 'HeadObject'],
    ['s3:ListObjectsV2', 'ListObjectsV2'],
    ['InitiateMultipartUpload', 'CreateMultipartUpload'],
    ['ListBucket', 's3:ListBucket'],
    ['s3:ListBucket', 's3:ListBucket'],
    ['s3:PutObjectTagging', 'PutObjectTagging'],
    ['s3:getobjectversion', 's3:GetObjectVersion'],
    ['kms:decrypt', 'kms:Decrypt'],
    ['Decrypt', 'kms:Decrypt'],
    ['cp', 'aws s3 cp'],
    ['aws s3 cp', 'aws s3 cp'],
    ['s3 sync', 'aws s3 sync'],
  ])('%s is %s', (text, name) => {
    expect(operationOf(text)?.name).toBe(name);
  });

  it.each([
    '',
    's3:',
    'nope',
    's3:cp',
    's3:Nope',
    'iam:PassRole',
    'kms:GetObject',
    'ec2:GetObject',
    's3express:CreateSession',
    'constructor',
  ])('%j is nothing of the kind', (text) => {
    expect(operationOf(text)).toBeNull();
  });

  it.each([
    ['s3:HeadObject', 'There is no action s3:HeadObject: the operation HeadObject needs s3:GetObject.'],
    ['s3:ListObjectsV2', 'There is no action s3:ListObjectsV2: the operation ListObjectsV2 needs s3:ListBucket.'],
    [
      's3:GetBucketEncryption',
      'There is no action s3:GetBucketEncryption: the operation GetBucketEncryption needs s3:GetEncryptionConfiguration.',
    ],
  ])('%s is an operation, and no action', (text, note) => {
    expect(plain(operationOf(text)?.note ?? [])).toBe(note);
    expect(operationOf(text.slice(3))?.note).toBeNull();
  });

  it('never breaks, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => operationOf(text)).not.toThrow();
      }),
    );
  });
});

describe('the operation of a question', () => {
  const about = (key: string | null, operation: string | null) =>
    question({ target: target({ bucket: 'logs', key }), operation });

  it.each([
    ['a.csv', null, 'GetObject'],
    [null, null, 's3:ListBucket'],
    [null, 'PutObject', 'PutObject'],
  ])('about the key %j that says %j is %s', (key, operation, name) => {
    expect(operationAsked(about(key, operation)).name).toBe(name);
  });

  it.each([
    ['s3:GetObjct', /s3:GetObjct is no action.*Was it for GetObject\?/],
    ['lst', /Was it|Say an action/],
    ['s3:GetBukcetPolicy', /Was it for GetBucketPolicy\?/],
    ['dynamodb:GetItem', /Say an action such as for s3:GetObject/],
    [`s3:${'x'.repeat(5_000)}`, /…/],
  ])('%s is refused', (operation, message) => {
    const ask = () => operationAsked(about(null, operation));
    expect(ask).toThrow(Refusal);
    expect(ask).toThrow(message);
  });
});

describe('the table', () => {
  it('has every operation once, with a page of AWS', () => {
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThanOrEqual(100);
    for (const { source } of operations) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.#-]+$/);
  });

  it('needs only actions that exist, on what they act on', () => {
    const on = new Map(actions.map((action) => [action.name, action.on]));
    for (const { rows } of operations)
      for (const row of rows.filter(({ action }) => action !== 'iam:PassRole'))
        for (const action of [row.action, ...(row.versioned ? [row.versioned] : [])])
          expect([action, on.get(action)]).toEqual([action, row.on === 'source object' ? 'object' : row.on]);
  });
});
