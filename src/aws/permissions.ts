import type { PolicyDocument } from '../core/settings.ts';
import type { Reading } from './reading.ts';

/** On objects, `arn:aws:s3:::bucket/key`; every other s3 action of ours is on buckets or on the account. */
const onObjects = /^s3:GetObject(?!LockConfiguration)/;
const onAccount = new Set([
  's3:GetAccessPoint',
  's3:GetAccessPointPolicy',
  's3:GetAccountPublicAccessBlock',
  's3:ListAllMyBuckets',
]);

/**
 * The least policy that lets these readings read, from what they say they need. It is one for every bucket: replace
 * the `*` in the bucket ARNs to narrow it.
 */
export function readPolicy(readings: readonly Reading[]): PolicyDocument {
  const needs = [...new Set(readings.flatMap((reading) => reading.needs))].toSorted((a, b) => (a < b ? -1 : 1));
  const kinds = [
    { Sid: 'ReadBuckets', Resource: 'arn:aws:s3:::*', has: isOnBuckets },
    { Sid: 'ReadObjects', Resource: 'arn:aws:s3:::*/*', has: (action: string) => onObjects.test(action) },
    { Sid: 'ReadAccount', Resource: '*', has: (action: string) => !isOnBuckets(action) && !onObjects.test(action) },
  ];
  const statements = kinds.map(({ Sid, Resource, has }) => ({
    Sid,
    Effect: 'Allow' as const,
    Action: needs.filter(has),
    Resource,
  }));
  return { Version: '2012-10-17', Statement: statements.filter(({ Action }) => Action.length > 0) };
}

function isOnBuckets(action: string): boolean {
  return action.startsWith('s3:') && !onObjects.test(action) && !onAccount.has(action);
}
