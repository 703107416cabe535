/**
 * What people really run: a handful of callers, each with each of a handful of policy sets, on each of a few requests.
 * As lines of `cooper evaluate`; beside them the bench reads the corpus in test/cases.
 */
export function typicalLines(): readonly string[] {
  return callers.flatMap((principal, who) =>
    Object.entries(sets).flatMap(([name, policies]) =>
      requests.map(({ action, key, context }, nth) => {
        const arn = `arn:aws:s3:::media${key === null ? '' : `/${key}`}`;
        const resource = { arn, account: '111122223333' };
        const request = { principal, action, resource, context: { ...everyday, ...context } };
        return JSON.stringify({ id: `typical/${who}/${name}/${nth}`, op: 'authorize', request, policies });
      }),
    ),
  );
}

const callers = [
  { type: 'user', arn: 'arn:aws:iam::111122223333:user/ana', account: '111122223333' },
  { type: 'assumed-role', arn: 'arn:aws:sts::111122223333:assumed-role/app/i-0a1b2c', account: '111122223333' },
  { type: 'user', arn: 'arn:aws:iam::444455556666:user/partner', account: '444455556666' },
];

const everyday = {
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.9',
  'aws:PrincipalOrgID': 'o-exampleorgid',
  'aws:PrincipalTag/team': 'video',
  'aws:username': 'ana',
};

const requests: readonly { readonly action: string; readonly key: string | null; readonly context?: object }[] = [
  { action: 's3:GetObject', key: 'videos/2026/intro.mp4' },
  { action: 's3:PutObject', key: 'home/ana/notes.txt', context: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
  { action: 's3:DeleteObject', key: 'videos/2026/intro.mp4' },
  { action: 's3:ListBucket', key: null, context: { 's3:prefix': 'home/ana/' } },
];

const named = (name: string, ...statements: readonly object[]) => ({
  name,
  document: { Version: '2012-10-17', Statement: statements },
});
const both = ['arn:aws:s3:::media', 'arn:aws:s3:::media/*'];
const fullAccess = named('FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' });

const reader = named(
  'media-reader',
  { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: 'arn:aws:s3:::media/*' },
  {
    Sid: 'ListHome',
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: 'arn:aws:s3:::media',
    Condition: { StringLike: { 's3:prefix': ['', 'home/${aws:username}/*'] } },
  },
);

const home = named('home', {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  Resource: 'arn:aws:s3:::media/home/${aws:username}/*',
});

const bucket = named(
  'bucket-policy',
  {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: both,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
  {
    Sid: 'Encrypted',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::media/*',
    Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
  },
  {
    Sid: 'Partner',
    Effect: 'Allow',
    Principal: { AWS: ['arn:aws:iam::444455556666:root', 'arn:aws:iam::111122223333:role/service/app'] },
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: both,
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    },
  },
);

const regions = named('regions', {
  Effect: 'Deny',
  NotAction: ['iam:*', 'organizations:*', 'support:*', 's3:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } },
});

const noDeletes = named('no-deletes', { Effect: 'Deny', Action: ['s3:Delete*', 's3:PutLifecycle*'], Resource: '*' });
const boundary = named('boundary', { Effect: 'Allow', Action: ['s3:Get*', 's3:List*', 's3:PutObject'], Resource: '*' });

const perimeter = named('perimeter', {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  },
});

const sets = {
  identity: { identity: [reader, home] },
  bucket: { identity: [reader], resource: bucket },
  boundary: { identity: [reader, home], permissionsBoundary: [boundary], resource: bucket },
  organization: {
    identity: [reader, home],
    resource: bucket,
    scp: [
      { level: 'root', policies: [fullAccess] },
      { level: 'ou', policies: [fullAccess, regions] },
      { level: 'account', policies: [fullAccess, noDeletes] },
    ],
    rcp: [{ level: 'root', policies: [perimeter] }],
  },
};
