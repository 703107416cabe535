import type { Place } from '../core/change.ts';
import type { Fact } from '../core/fact.ts';
import type { FactName, Facts } from '../core/facts.ts';
import type { Json } from '../core/json.ts';
import type { SettingName } from '../core/settings.ts';
import { nobody, type Subject } from '../core/subject.ts';
import { type Target, target } from '../core/target.ts';
import type { AwsFor } from './clients.ts';
import { collect } from './collect.ts';
import { type Placed, placedBy } from './placed.ts';
import type { Setting } from './reading.ts';
import { settingOf } from './settings/index.ts';

export type { Placed } from './placed.ts';

/**
 * The named facts of a place, and those that they come after, read anew in its account and region: nothing that is
 * remembered of accounts or the organization is believed. Of an account as a whole those that need no bucket.
 */
export function readPlace(
  aws: AwsFor,
  place: Place,
  names: readonly FactName[],
  now: Date,
  about: Subject = nobody,
): Promise<Facts> {
  return collect(aws.fresh(), targetOf(place), names, now, { about });
}

/** One setting as AWS says it is at this moment. Never throws. */
export async function readSetting(aws: AwsFor, place: Place, name: SettingName): Promise<Fact<Json>> {
  const setting: Setting = settingOf(name);
  const { account, region } = place;
  // All settings are plain JSON, and the account of a place is known: there is nothing that they must come after.
  return (await setting.read(aws({ account, region, role: 'read' }), targetOf(place), {})) as Fact<Json>;
}

/** Where a target is and whose, or why Cooper can't say it, in which case nothing must be written there. */
export async function placeOf(aws: AwsFor, asked: Target, now: Date): Promise<Placed> {
  return placedBy(await collect(aws, asked, ['bucket', 'owner', 'caller'], now));
}

const targetOf = ({ account, region, bucket }: Place): Target => target({ bucket: bucket ?? '', account, region });
