import { bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { nobody } from '../refusals.ts';

const name = 'cooper-legacy';

/** From before all defaults: nothing but what S3 imposed since, no block, ACLs in force, objects under a customer's own key. */
export function cooperLegacy(state: State): void {
  bucket(state, {
    name,
    account: caskworks,
    createdAt: new Date('2016-05-09T08:00:00Z'),
    publicAccessBlock: null,
    ownershipControls: null,
    encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    objects: [
      { key: 'backup/2017.tar', size: 3_221_225_472, at: new Date('2017-12-31T23:00:00Z') },
      {
        key: 'backup/keys.enc',
        size: 4_096,
        at: new Date('2018-03-02T09:30:00Z'),
        encryption: { algorithm: 'SSE-C', keyMd5: 'Xr4ilOzQ4PCOq3aQ0qbuaQ==' },
      },
    ],
  });
  state.denials.push(nobody(name));
}
