import { type Fact, absent, known } from '../../src/core/fact.ts';
import type { Facts, Reads } from '../../src/core/facts.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Plan, PlannedStep } from '../../src/core/remedy.ts';
import type { Acl, SettingName, Settings } from '../../src/core/settings.ts';
import { target } from '../../src/core/target.ts';
import { remedyOf } from '../../src/remedies/index.ts';
import { account, allUsers, authenticated, bucket, keyArn, ownId, partner, partnerId, region } from './places.ts';

/** What is stored of a bucket; a name that is not here is not there. */
export type Stored = { readonly [Name in SettingName]?: Settings[Name] };

/** By bucket; the account itself is ''. */
export type World = Readonly<Record<string, Stored>>;

/** What Get calls answer where nothing was ever put; nothing is 404. */
const untouched: Stored = {
  acl: { owner: ownId, grants: [{ grantee: { id: ownId }, permission: 'FULL_CONTROL' }] },
  encryption: {
    Rules: [{ SSEAlgorithm: 'AES256', KMSMasterKeyID: null, BucketKeyEnabled: false, BlockedEncryptionTypes: [] }],
  },
  versioning: { Status: null, MFADelete: null },
  logging: { LoggingEnabled: null },
  requestPayment: { Payer: 'BucketOwner' },
};

/** What reading a setting shows, which of an ACL is not always what is stored. */
export function shown(world: World, place: string, name: SettingName): Stored[SettingName] | null {
  const of = place === '' || name === 'accountPublicAccessBlock' ? '' : place;
  if (name === 'acl') return effective(world, place);
  return world[of]?.[name] ?? untouched[name] ?? null;
}

function effective(world: World, place: string): Acl | null {
  const { acl = untouched.acl, ownershipControls } = world[place] ?? {};
  if (acl === undefined || ownershipControls?.ObjectOwnership === 'BucketOwnerEnforced') return untouched.acl ?? null;
  const levels = [world[place]?.publicAccessBlock, world['']?.accountPublicAccessBlock];
  if (!levels.some((level) => level?.IgnorePublicAcls)) return acl;
  const isPublic = ({ grantee }: Acl['grants'][number]) =>
    'uri' in grantee && [allUsers, authenticated].includes(grantee.uri);
  return { ...acl, grants: acl.grants.filter((grant) => !isPublic(grant)) };
}

/** Every setting that a remedy reads or writes. */
export const settingsAt: readonly SettingName[] = [
  'publicAccessBlock',
  'policy',
  'ownershipControls',
  'acl',
  'encryption',
  'versioning',
  'logging',
  'lifecycle',
  'replication',
  'website',
  'requestPayment',
  'objectLock',
];

export function factsOf(world: World, place: string): Facts {
  const names: readonly SettingName[] = ['accountPublicAccessBlock', ...(place === '' ? [] : settingsAt)];
  const reads = Object.fromEntries(names.map((name) => [name, factOf(shown(world, place, name))]));
  return {
    target: target({ bucket: place, account, region }),
    at: '2026-11-01T00:00:00.000Z',
    reads: { ...reads, ...around },
  };
}

const factOf = <T>(value: T | null): Fact<T> => (value === null ? absent : known(value));

const around: Reads = {
  bucket: known({ region, listable: true, expectedOwner: true }),
  owner: known({ account, canonicalId: ownId, canonicalIds: { [account]: ownId, [partner]: partnerId } }),
  kmsKey: known({
    arn: keyArn,
    state: 'Enabled',
    manager: 'CUSTOMER',
    account,
    region,
    multiRegion: false,
    deletionDate: null,
  }),
};

/** What is not as `around` says. */
type Otherwise = (facts: Facts) => Facts;

export function planIn(world: World, id: string, params: JsonObject, otherwise: Otherwise = (facts) => facts): Plan {
  const remedy = remedyOf(id);
  if (remedy === null) throw new Error(`there is no remedy ${id}`);
  const facts = otherwise(factsOf(world, remedy.on === 'account' ? '' : bucket));
  const parsed = remedy.params.parse(params);
  const others = remedy.also?.(facts.target, parsed).map((place) => otherwise(factsOf(world, place.bucket))) ?? [];
  return remedy.plan({ facts, others }, parsed);
}

/** One setting written; null takes it away. */
function written(world: World, place: string, name: SettingName, value: unknown): World {
  const { [name]: _, ...rest } = world[place] ?? {};
  return { ...world, [place]: value === null ? rest : { ...rest, [name]: value } };
}

export const applied = (world: World, steps: readonly PlannedStep[]): World =>
  steps.reduce((now, { target: place, setting, after }) => written(now, place.bucket, setting, after), world);

/** What undo leaves of a step: what was there before, unless it was said otherwise. */
export const undoneOf = (before: World, step: PlannedStep): unknown =>
  step.undone === undefined ? shown(before, step.target.bucket, step.setting) : step.undone;

/** The steps taken back, the last one first. */
export const undone = (before: World, after: World, steps: readonly PlannedStep[]): World =>
  steps.reduceRight((now, step) => written(now, step.target.bucket, step.setting, undoneOf(before, step)), after);
