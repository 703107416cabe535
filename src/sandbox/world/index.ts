import { role, user } from '../aws/services/iam/seed.ts';
import { member, organization, policy, unit } from '../aws/services/organizations/seed.ts';
import type { State } from '../aws/state.ts';
import { brightreel, caskworks, management } from './accounts.ts';
import { buckets } from './buckets/index.ts';
import { seedCooper } from './cooper.ts';

/** The sandbox's world: Caskworks, its partner, and buckets that are each wrong in a realistic way. */
export function seedWorld(state: State): void {
  state.accounts.set(caskworks, { name: 'Caskworks production', email: 'aws+production@caskworks.example' });
  state.accounts.set(brightreel, { name: 'Brightreel', email: null });
  state.accounts.set(management, { name: 'Caskworks management', email: 'aws@caskworks.example' });
  seedPeople(state);
  seedOrganization(state);
  for (const seedBucket of buckets) seedBucket(state);
}

function seedPeople(state: State): void {
  seedCooper(state);
  for (const name of ['marcus', 'priya']) user(state, { account: caskworks, name });
  for (const name of ['security-baseline', 'ci-deploy', 'media-web', 'records-app'])
    role(state, { account: caskworks, name });
}

function seedOrganization(state: State): void {
  const org = organization(state, management);
  const workloads = unit(state, org, 'Workloads');
  member(state, org, caskworks, workloads.id);
  policy(state, org, {
    type: 'SERVICE_CONTROL_POLICY',
    name: 'KeepTrails',
    targets: [workloads.id],
    content: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'KeepTrails',
          Effect: 'Deny',
          Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
          Resource: '*',
        },
      ],
    },
  });
}
