import { explicitDenial } from '../../src/sandbox/aws/denial-text.ts';
import { event } from '../../src/sandbox/aws/services/cloudtrail/seed.ts';
import { vpc, vpcEndpoint } from '../../src/sandbox/aws/services/ec2/seed.ts';
import { group, managedPolicy, role, trusting, user } from '../../src/sandbox/aws/services/iam/seed.ts';
import { grant, key } from '../../src/sandbox/aws/services/kms/seed.ts';
import { accountPublicAccessBlock, bucket } from '../../src/sandbox/aws/services/s3/seed.ts';
import { accessPoint } from '../../src/sandbox/aws/services/s3-control/seed.ts';
import type { SdkShape } from '../../src/sandbox/aws/services/s3/sdk-shape.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import type { EndToEndCase } from './end-to-end.ts';
import { bucketOf } from './world-bucket.ts';
import { momentIn } from './world-moment.ts';
import { seedOrganization } from './world-organization.ts';
import { filledIn } from './world-placeholders.ts';
import { seedSession } from './world-session.ts';
import type { World } from './world-schema.ts';

/** In every account that Cooper reads beside its own. */
const readRole = 'CooperRead';

/** Whom the local AWS takes Cooper for: an account's number as access key id is its administrator. */
const cooperArn = ({ account }: EndToEndCase['cooper']): string => `arn:aws:iam::${account}:user/admin`;

/** Account to the role that Cooper reads it with. */
export const readRolesOf = ({ reads }: EndToEndCase['cooper']): Readonly<Record<string, string>> =>
  Object.fromEntries(reads.map((account) => [account, `arn:aws:iam::${account}:role/${readRole}`]));

/** Puts the situation of a case into a local AWS: its world, and what Cooper may not read of it. */
export function seedCase(state: State, { world: told, cooper }: Pick<EndToEndCase, 'world' | 'cooper'>): void {
  const world = filledIn(state, told);
  seedPeople(state, world);
  // Before buckets and organizations: their default key and their members refer to them.
  seedKeys(state, world);
  for (const one of world.buckets) bucket(state, bucketOf(state, one));
  for (const [account, block] of Object.entries(world.accountBlocks))
    accountPublicAccessBlock(state, account, block as SdkShape);
  for (const { region = 'us-east-1', ...one } of world.accessPoints) accessPoint(state, { ...defined(one), region });
  if (world.organization !== undefined) seedOrganization(state, world.organization);
  seedNetwork(state, world);
  for (const one of world.sessions) seedSession(state, one);
  for (const { region = 'us-east-1', at, ...one } of world.events)
    event(state, { ...defined(one), region, at: momentIn(state, at) });
  seedCooper(state, cooper);
}

function seedPeople(state: State, { users, groups, roles, policies }: World): void {
  for (const one of policies) managedPolicy(state, defined(one));
  for (const one of groups) group(state, defined(one));
  for (const { tags, ...one } of users) user(state, { ...defined(one), tags: tagsOf(tags) });
  for (const { tags, ...one } of roles) role(state, { ...defined(one), tags: tagsOf(tags) });
}

function seedKeys(state: State, { keys }: World): void {
  for (const { region = 'us-east-1', grants, deletionDate, ...one } of keys) {
    const deletion = deletionDate === undefined ? {} : { deletionDate: momentIn(state, deletionDate) };
    const made = key(state, { ...defined(one), ...deletion, region });
    for (const seeded of grants) grant(state, made, seeded);
  }
}

function seedNetwork(state: State, { endpoints }: World): void {
  for (const { region = 'us-east-1', ...one } of endpoints) {
    const { account } = one;
    if (!state.ec2.vpcs.has(one.vpc)) vpc(state, { account, region, id: one.vpc });
    vpcEndpoint(state, { ...defined(one), region });
  }
}

function seedCooper(state: State, cooper: EndToEndCase['cooper']): void {
  for (const account of cooper.reads)
    role(state, { account, name: readRole, trust: trusting(`arn:aws:iam::${cooper.account}:root`) });
  for (const action of cooper.denied) {
    const message = explicitDenial({ principal: cooperArn(cooper), action, resource: '*' }, 'identity-based policy');
    state.denials.push({ principal: '*', action, resource: '*', message, code: 'AccessDenied', status: 403 });
  }
}

const tagsOf = (tags: Readonly<Record<string, string>>): readonly { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

type Defined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** Seeds take «not given» as a name that is not there. */
function defined<T extends object>(seeded: T): Defined<T> {
  return Object.fromEntries(Object.entries(seeded).filter(([, value]) => value !== undefined)) as Defined<T>;
}
