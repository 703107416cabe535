import type { State } from '../aws/state.ts';
import { brightreel, caskworks, management } from './accounts.ts';
import { buckets } from './buckets/index.ts';
import { seedCooper, seedCooperWrite } from './cooper.ts';
import { seedNetwork } from './network.ts';
import { seedOrganization } from './organization.ts';
import { seedPeople } from './people.ts';

/** The sandbox's world: Caskworks, its partner, and buckets that are each wrong in a realistic way. */
export function seedWorld(state: State): void {
  state.accounts.set(caskworks, { name: 'Caskworks production', email: 'aws+production@caskworks.example' });
  state.accounts.set(brightreel, { name: 'Brightreel', email: null });
  state.accounts.set(management, { name: 'Caskworks management', email: 'aws@caskworks.example' });
  seedCooper(state);
  seedCooperWrite(state);
  seedPeople(state);
  seedOrganization(state);
  for (const seedBucket of buckets) seedBucket(state);
  seedNetwork(state);
}
