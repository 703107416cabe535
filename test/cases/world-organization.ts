import { member, organization, policy, unit } from '../../src/sandbox/aws/services/organizations/seed.ts';
import type { PolicyType } from '../../src/sandbox/aws/services/organizations/state.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import type { WorldOrganization } from './world-schema.ts';

const types: Readonly<Record<'scp' | 'rcp' | 's3', PolicyType>> = {
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
  s3: 'S3_POLICY',
};

/** An organization with its tree and what hangs on it. Targets are `root`, names of units and accounts. */
export function seedOrganization(state: State, wanted: WorldOrganization): void {
  const made = organization(state, wanted.management);
  const ids = new Map([['root', made.root.id]]);
  const idOf = (name: string): string => ids.get(name) ?? name;
  for (const [name, parent] of Object.entries(wanted.units))
    ids.set(name, unit(state, made, name, idOf(parent ?? 'root')).id);
  for (const [account, parent] of Object.entries(wanted.members)) member(state, made, account, idOf(parent ?? 'root'));
  for (const account of wanted.delegated) made.delegated.add(account);
  for (const { type, name, content, on } of wanted.policies)
    policy(state, made, { type: types[type], name, content, targets: on.map(idOf) });
  for (const name of wanted.withoutFullAccess) made.attachments.get(idOf(name))?.delete('p-FullAWSAccess');
}
