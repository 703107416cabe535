import { organization } from '../../src/sandbox/aws/services/organizations/seed.ts';
import { newState, type State } from '../../src/sandbox/aws/state.ts';
import { momentIn } from './world-moment.ts';
import type { World } from './world-schema.ts';

/**
 * Documents say `{{-1h}}` for a moment, which stands in them as ISO 8601, and `{{organization}}` for the id of the world's
 * organization, which the local AWS gives.
 */
export function filledIn(state: State, world: World): World {
  const text = JSON.stringify(world)
    .replaceAll(/\{\{([+-]\d+[dhm])\}\}/g, (_all, moment: string) => momentIn(state, moment).toISOString())
    .replaceAll('{{organization}}', () => organizationId(world));
  return JSON.parse(text) as World;
}

/** An organization's id follows from its management account: a world of its own tells it beforehand. */
function organizationId({ organization: wanted }: World): string {
  if (wanted === undefined) throw new Error('The world has no organization whose id could be meant.');
  return organization(
    newState(() => new Date(0)),
    wanted.management,
  ).id;
}
