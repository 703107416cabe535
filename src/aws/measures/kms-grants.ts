import { type GrantListEntry, type KMSClient, ListGrantsCommand } from '@aws-sdk/client-kms';
import type { JsonObject } from '../../core/json.ts';
import { beforeKey } from '../kms-key-place.ts';
import { readKey } from '../kms-read.ts';
import { plain } from '../plain.ts';
import { alone, type Reading } from '../reading.ts';
import { Malformed, required } from '../well-formed.ts';

const ask = { action: 'kms:ListGrants', absent: ['NotFoundException'] };
const mostPages = 10;

/** All grants of the key. A key with more than a thousand is not read in part: a missing grant would look like none. */
export const kmsGrants: Reading<'kmsGrants'> = {
  name: 'kmsGrants',
  calls: ['ListGrants'],
  needs: [ask.action],
  after: beforeKey,
  beside: ['kmsKey'],
  read: (aws, _target, sofar, subject, meanwhile = alone(sofar)) =>
    readKey(aws, { sofar, subject, meanwhile }, ask, allGrants),
};

async function allGrants(kms: KMSClient, KeyId: string): Promise<readonly JsonObject[]> {
  const all: GrantListEntry[] = [];
  let Marker: string | undefined;
  for (let nth = 0; nth < mostPages; nth += 1) {
    const page = await kms.send(new ListGrantsCommand({ KeyId, Limit: 100, Marker }));
    all.push(...required(page.Grants, 'Grants'));
    if (page.NextMarker === undefined) return plain<JsonObject[]>(all);
    Marker = page.NextMarker;
  }
  throw new Malformed(`the key has more than ${mostPages * 100} grants`);
}
