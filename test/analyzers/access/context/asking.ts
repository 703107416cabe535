import { valueOfKey } from '../../../../src/analyzers/access/context/index.ts';
import type { ContextAbout, ContextRequest } from '../../../../src/analyzers/access/context/types.ts';
import { anonymous, parsePrincipal, type Principal } from '../../../../src/core/principal.ts';

const named = (text: string): Principal => parsePrincipal(text) ?? anonymous;

export const who = {
  user: named('arn:aws:iam::111122223333:user/team/ana'),
  role: named('arn:aws:iam::111122223333:role/team/reader'),
  session: named('arn:aws:sts::111122223333:assumed-role/reader/me'),
  federated: named('arn:aws:sts::111122223333:federated-user/jo'),
  root: named('111122223333'),
  service: named('cloudtrail.amazonaws.com'),
  anonymous,
};
export type Who = keyof typeof who;

const organization = { id: 'o-1', paths: ['o-1/r-1/ou-1/'] };

export const everything: ContextAbout = {
  now: '2026-11-22T12:00:00Z',
  region: 'eu-west-1',
  partition: 'aws',
  bucketTags: [{ Key: 'team', Value: 'media' }],
  abac: true,
  objectTags: [{ Key: 'class', Value: 'secret' }],
  principalTags: [{ Key: 'team', Value: 'media' }],
  principalUniqueId: 'AXXX',
  principalOrganization: organization,
  resourceOrganization: organization,
  encryptionContext: 'arn:aws:s3:::logs/a.csv',
  versionId: null,
  via: null,
  headers: {},
  accessPoint: null,
};

export const nothing: ContextAbout = {
  ...everything,
  region: null,
  bucketTags: 'unknown',
  abac: 'unknown',
  objectTags: 'unknown',
  principalTags: 'unknown',
  principalUniqueId: null,
  principalOrganization: 'unknown',
  resourceOrganization: 'unknown',
  encryptionContext: 'unknown',
};

export const kmsKey = 'arn:aws:kms:eu-west-1:111122223333:key/k';

export function request(as: Who, action = 's3:GetObject'): ContextRequest {
  const arn = /bucket/i.test(action) ? 'arn:aws:s3:::logs' : 'arn:aws:s3:::logs/a.csv';
  return {
    principal: who[as],
    action,
    resourceArn: action.startsWith('kms:') ? kmsKey : arn,
    resourceAccount: '444455556666',
  };
}

/** `known a, b`, `assumed absent`, `unknown`. */
export function says(
  key: string,
  as: Who = 'user',
  { action = 's3:GetObject', ...about }: Partial<ContextAbout> & { action?: string } = {},
): string {
  const { status, values } = valueOfKey(key, request(as, action), { ...everything, ...about });
  return status === 'unknown' ? status : `${status} ${values === null ? 'absent' : values.join(', ')}`;
}
