import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { cooperLacks, nobody } from '../refusals.ts';

const name = 'cooper-vault';
const arn = `arn:aws:s3:::${name}`;

/** Cooper may not list it, so S3 answers 403 for keys that are not there; below `sealed/` nobody can tell which. */
export function cooperVault(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 250),
    objects: [{ key: 'seals/2026.bin', size: 65_536, at: daysAgo(state, 21) }],
  });
  state.denials.push(
    cooperLacks({ action: 's3:ListBucket*', resource: arn, named: 's3:ListBucket' }, 'identity-based policy'),
    cooperLacks(
      { action: 's3:GetObject', resource: `${arn}/sealed/deed.pdf`, on: `${arn}/sealed/*` },
      'identity-based policy',
    ),
    nobody(name),
  );
}
