import type { ManagedPolicy } from './state.ts';

const allow = (Action: string | readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

interface Published {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly updated: string;
  readonly description: string;
  readonly document: string;
}

/** Documents and versions: AWS Managed Policy Reference. They belong to no account and can't be changed. */
const published: readonly Published[] = [
  {
    name: 'AdministratorAccess',
    id: 'ANPAIWMBCKSKIEE64ZLYK',
    version: 'v1',
    updated: '2015-02-06T18:39:46Z',
    description: 'Provides full access to AWS services and resources.',
    document: allow('*'),
  },
  {
    name: 'AmazonS3FullAccess',
    id: 'ANPAIFIR6V6BVTRAHWINE',
    version: 'v2',
    updated: '2021-09-27T20:16:37Z',
    description: 'Provides full access to all buckets via the AWS Management Console.',
    document: allow(['s3:*', 's3-object-lambda:*']),
  },
  {
    name: 'AmazonS3ReadOnlyAccess',
    id: 'ANPAIZTJ4DXE7G6AGAE6M',
    version: 'v3',
    updated: '2023-08-10T21:31:39Z',
    description: 'Provides read only access to all buckets via the AWS Management Console.',
    document: allow(['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*']),
  },
];

export const awsManaged: ReadonlyMap<string, ManagedPolicy> = new Map(
  published.map(({ name, id, version, updated, description, document }) => {
    const at = new Date(updated);
    const arn = `arn:aws:iam::aws:policy/${name}`;
    const policy: ManagedPolicy = {
      name,
      path: '/',
      id,
      arn,
      created: new Date('2015-02-06T18:39:46Z'),
      updated: at,
      description,
      tags: new Map(),
      versions: [{ id: version, document, created: at }],
      defaultVersion: version,
      newest: Number(version.slice(1)),
    };
    return [arn, policy];
  }),
);
