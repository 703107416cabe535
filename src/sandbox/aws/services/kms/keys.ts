import type { Context } from '../protocols/api.ts';
import { uuid } from '../protocols/ids.ts';
import { notFound } from './errors.ts';
import { managedPolicy, rootPolicy } from './policies.ts';
import type { Key, KmsState } from './state.ts';

export interface WantedKey {
  readonly account: string;
  readonly region: string;
  readonly at: Date;
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  readonly policy?: string | undefined;
  readonly spec?: string | undefined;
  readonly usage?: string | undefined;
  readonly origin?: Key['origin'] | undefined;
  readonly multiRegion?: boolean | undefined;
  readonly tags?: readonly (readonly [string, string])[] | undefined;
}

export function addKey(kms: KmsState, wanted: WantedKey): Key {
  const { account, region, at, multiRegion = false, origin = 'AWS_KMS' } = wanted;
  kms.made += 1;
  const id = wanted.id ?? freshId(wanted, kms.made);
  const key: Key = {
    id,
    arn: keyArn(account, region, id),
    account,
    region,
    created: at,
    manager: 'CUSTOMER',
    multiRegion,
    origin,
    spec: wanted.spec ?? 'SYMMETRIC_DEFAULT',
    usage: wanted.usage ?? 'ENCRYPT_DECRYPT',
    description: wanted.description ?? '',
    state: origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
    deletionDate: null,
    policy: wanted.policy ?? JSON.stringify(rootPolicy(account)),
    grants: new Map(),
    tags: new Map(wanted.tags),
    rotation: false,
  };
  kms.keys.set(key.arn, key);
  return key;
}

function freshId({ account, region, multiRegion = false }: WantedKey, made: number): string {
  const id = uuid('key', account, region, made);
  return multiRegion ? `mrk-${id.replaceAll('-', '')}` : id;
}

export const keyArn = (account: string, region: string, id: string): string =>
  `arn:aws:kms:${region}:${account}:key/${id}`;
export const aliasArn = (account: string, region: string, name: string): string =>
  `arn:aws:kms:${region}:${account}:${name}`;

const s3Alias = 'alias/aws/s3';

/** The AWS managed key for S3 of an account and region: there as soon as somebody asks for it. */
export function s3Key(kms: KmsState, account: string, region: string, at: Date): Key {
  const arn = aliasArn(account, region, s3Alias);
  const found = kms.keys.get(kms.aliases.get(arn)?.keyArn ?? '');
  if (found !== undefined) return found;
  const description = 'Default key that protects my S3 objects when no other key is defined';
  const policy = JSON.stringify(managedPolicy(account, region));
  const made = addKey(kms, { account, region, at, id: uuid(s3Alias, account, region), description, policy });
  const key: Key = { ...made, manager: 'AWS', rotation: true };
  kms.keys.set(key.arn, key);
  kms.aliases.set(arn, { name: s3Alias, arn, keyArn: key.arn, created: at, updated: at });
  return key;
}

/** The ARN that a key id, key ARN, alias name or alias ARN stands for, whether or not the key is there. */
export function arnOf(reference: string, { state, account, region, at }: Context): string {
  if (reference.startsWith('arn:') && !reference.includes(':alias/')) return reference;
  if (!reference.includes('alias/')) return keyArn(account, region, reference);
  const alias = reference.startsWith('arn:') ? reference : aliasArn(account, region, reference);
  const [, , , inRegion = '', ofAccount = ''] = alias.split(':');
  if (alias.endsWith(`:${s3Alias}`)) return s3Key(state.kms, ofAccount, inRegion, at).arn;
  return state.kms.aliases.get(alias)?.keyArn ?? alias;
}

/** The key that is meant. A key of another account is found only by an ARN (KMS API reference, DescribeKey, KeyId). */
export function keyOf(reference: string, context: Context): Key {
  const arn = arnOf(reference, context);
  const [, , , region] = arn.split(':');
  if (region !== context.region) throw notFound(`Invalid arn ${region ?? ''}`);
  const key = context.state.kms.keys.get(arn);
  if (key !== undefined) return key;
  throw notFound(arn.includes(':alias/') ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`);
}
