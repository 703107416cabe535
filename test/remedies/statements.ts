import fc from 'fast-check';
import type { PolicyDocument, PolicyStatement } from '../../src/core/settings.ts';
import { account, bucketArn, logsArn, partner } from './places.ts';

type Condition = NonNullable<PolicyStatement['Condition']>;

const principals: readonly PolicyStatement['Principal'][] = [
  { AWS: partner },
  { AWS: [`arn:aws:iam::${partner}:root`, account] },
  { AWS: `arn:aws:iam::${account}:role/app` },
  { Service: 'cloudtrail.amazonaws.com' },
  { Service: ['logging.s3.amazonaws.com', 'delivery.logs.amazonaws.com'], AWS: account },
];

const conditions: readonly (Condition | undefined)[] = [
  undefined,
  undefined,
  { Bool: { 'aws:SecureTransport': true } },
  { StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5', 'o-zzzzzzzzzz'] } },
  { NumericLessThan: { 's3:max-keys': 10 }, StringLike: { 's3:prefix': ['home/*', ''] } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
];

const objectActions = ['s3:GetObject', ['s3:PutObject', 's3:GetObject'], 's3:Get*'] as const;
const sids = ['One', 'ReadForPartner', 'CooperDenyInsecureTransport', 'CooperAccessLogs', undefined, undefined];

/** A statement of any bucket policy, in one of the spellings that S3 keeps. */
const ordinary = (arn: string): fc.Arbitrary<PolicyStatement> =>
  fc
    .record({
      Sid: fc.constantFrom(...sids),
      Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
      Principal: fc.constantFrom(...principals),
      Condition: fc.constantFrom(...conditions),
      about: fc.oneof(
        fc.record({
          Action: fc.constantFrom(...objectActions),
          Resource: fc.constantFrom(`${arn}/*`, [`${arn}/*`], `${arn}/reports/*`),
        }),
        fc.record({ Action: fc.constantFrom('s3:ListBucket', ['s3:ListBucket']), Resource: fc.constant(arn) }),
      ),
    })
    .map(({ about, ...rest }) => plain<PolicyStatement>({ ...rest, ...about }));

/** Refusals of requests without TLS, right and wrong. */
const tls = (arn: string): fc.Arbitrary<PolicyStatement> =>
  fc
    .record({
      Sid: fc.constantFrom('Tls', undefined),
      Principal: fc.constantFrom<PolicyStatement['Principal']>('*', { AWS: '*' }, { AWS: ['*'] }, { AWS: account }),
      Action: fc.constantFrom('s3:*', ['s3:*'], 's3:GetObject*'),
      Resource: fc.constantFrom([arn, `${arn}/*`], `${arn}/*`, `${arn}*`),
      Condition: fc.constantFrom<Condition>(
        { Bool: { 'aws:SecureTransport': 'false' } },
        { Bool: { 'aws:SecureTransport': [false] } },
        { BoolIfExists: { 'aws:SecureTransport': 'false' } },
        { NumericLessThan: { 's3:TlsVersion': 1.2 } },
        { Bool: { 'aws:SecureTransport': 'false' }, StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      ),
    })
    .map((one) => plain<PolicyStatement>({ Effect: 'Deny', ...one }));

const demandsKms = (arn: string): fc.Arbitrary<PolicyStatement> =>
  fc
    .constantFrom<Condition>(
      { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
      { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
    )
    .map((Condition) => ({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `${arn}/*`, Condition }));

const statement = (arn: string): fc.Arbitrary<PolicyStatement> =>
  fc.oneof(
    { arbitrary: ordinary(arn), weight: 6 },
    { arbitrary: tls(arn), weight: 2 },
    { arbitrary: demandsKms(arn), weight: 1 },
  );

const documentOf = (arn: string): fc.Arbitrary<PolicyDocument> =>
  fc
    .record({
      Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17', undefined),
      Id: fc.constantFrom(undefined, 'Policy1'),
      Statement: fc.oneof(
        { arbitrary: fc.array(statement(arn), { minLength: 1, maxLength: 5 }), weight: 4 },
        { arbitrary: statement(arn), weight: 1 },
      ),
    })
    .map(({ Statement: all, ...head }) => {
      const named = Array.isArray(all) ? withoutTwins(all) : all;
      return plain<PolicyDocument>({ ...head, Statement: named });
    });

/** No Sid twice. */
const withoutTwins = (all: readonly PolicyStatement[]): readonly PolicyStatement[] =>
  all.map((one, nth) => {
    const isTwin = all.findIndex(({ Sid: sid }) => sid === one.Sid) < nth;
    return isTwin ? plain<PolicyStatement>({ ...one, Sid: undefined }) : one;
  });

export const policy = fc.option(documentOf(bucketArn), { freq: 4 });
export const policyOfLogs = fc.option(documentOf(logsArn), { freq: 3 });
export const newStatement = ordinary(bucketArn);

/** Without what is undefined, as JSON has it. */
export const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;
