import { wanted } from '../../src/analyzers/access/index.ts';
import type { FactName } from '../../src/core/facts.ts';

/** What only an answer about somebody's access looks at. */
const ofAccess: readonly FactName[] = [
  'caller',
  'owner',
  'identity',
  'organization',
  'organizationBlock',
  'vpcEndpoints',
  'accessPoint',
  'tagging',
  'deniedCalls',
  'simulation',
  'publicCheck',
];
const ofObjects: readonly FactName[] = ['objectHead', 'objectTags', 'kmsKey', 'kmsKeyPolicy', 'kmsGrants'];

/** Everything that a full diagnosis reads. */
export const diagnosed = (hasKey: boolean): readonly FactName[] => [
  ...new Set([...wanted(hasKey), ...ofAccess, ...ofObjects]),
];
