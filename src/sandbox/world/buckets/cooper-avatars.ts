import { allUsers, bucket } from '../../aws/services/s3/seed.ts';
import type { State } from '../../aws/state.ts';
import { caskworks } from '../accounts.ts';
import { daysAgo } from '../moment.ts';
import { nobodyBut } from '../refusals.ts';

const name = 'cooper-avatars';

/** Public by ACL: everybody may list it, and read what was uploaded as public-read. */
export function cooperAvatars(state: State): void {
  const everybodyReads = [{ grantee: { uri: allUsers }, permission: 'READ' }] as const;
  bucket(state, {
    name,
    account: caskworks,
    createdAt: daysAgo(state, 2100),
    publicAccessBlock: null,
    ownershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    grants: everybodyReads,
    objects: [
      { key: 'u/1001.png', size: 18_420, contentType: 'image/png', at: daysAgo(state, 300), grants: everybodyReads },
      { key: 'u/1002.png', size: 22_118, contentType: 'image/png', at: daysAgo(state, 280) },
    ],
  });
  state.denials.push(...nobodyBut(name, 's3:List*').filter(({ action }) => action !== 's3:GetObject'));
  state.denials.push({
    ...nobodyBut(name, '')[0]!,
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${name}/u/1002.png`,
  });
}
