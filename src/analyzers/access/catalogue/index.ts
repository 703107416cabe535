import { addressing } from './addressing.ts';
import { authentication } from './authentication.ts';
import { encryption } from './encryption.ts';
import { identity } from './identity.ts';
import { organization } from './organization.ts';
import { resource } from './resource.ts';
import type { CatalogueRow } from './row.ts';
import { services } from './services.ts';
import { verdicts } from './verdicts.ts';

/** Every cause that Cooper knows by name. */
export const catalogue: readonly CatalogueRow[] = [
  ...authentication,
  ...addressing,
  ...identity,
  ...resource,
  ...organization,
  ...encryption,
  ...services,
  ...verdicts,
];

const byId = new Map(catalogue.map((row) => [row.id, row]));

/** Throws on an id that is not in the catalogue: ids come from our own code only. */
export function rowOf(id: string): CatalogueRow {
  const row = byId.get(id);
  if (!row) throw new Error(`The catalogue of causes has no ${id}.`);
  return row;
}
