import { type Event, type LookupAttributeKey, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { Target } from '../core/target.ts';
import type { AwsClients } from './clients.ts';
import { shared } from './shared-call.ts';
import { required } from './well-formed.ts';

export const lookupAsk = { action: 'cloudtrail:LookupEvents' };

/**
 * Events about the bucket itself, newest first, by one lookup for all readings. LookupEvents answers twice a second for
 * each account and region, 50 events a page (CloudTrail API reference), so at most the newest hundred are looked at.
 */
export const bucketEvents = (aws: AwsClients, target: Target): Promise<readonly Event[]> =>
  shared(aws, target, 'bucket events', () => lookup(aws, 'ResourceName', target.bucket, 2));

/** The newest events with this attribute. */
export async function lookup(
  { cloudTrail }: AwsClients,
  AttributeKey: LookupAttributeKey,
  AttributeValue: string,
  mostPages: number,
): Promise<readonly Event[]> {
  const all: Event[] = [];
  let NextToken: string | undefined;
  for (let nth = 0; nth < mostPages; nth += 1) {
    const asked = { LookupAttributes: [{ AttributeKey, AttributeValue }], MaxResults: 50, NextToken };
    const page = await cloudTrail.send(new LookupEventsCommand(asked));
    all.push(...required(page.Events, 'Events'));
    if (page.NextToken === undefined) break;
    NextToken = page.NextToken;
  }
  return all;
}

/** What of an event's own document, which holds more than the fields around it, is looked at. */
export interface EventDetail {
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly sourceIPAddress?: string;
  readonly vpcEndpointId?: string;
  readonly userIdentity?: { readonly arn?: string; readonly invokedBy?: string };
  readonly requestParameters?: { readonly encryptionContext?: Readonly<Record<string, string>> } | null;
}

export function detailOf({ CloudTrailEvent: text }: Event): EventDetail {
  const detail: unknown = JSON.parse(text ?? '{}');
  return typeof detail === 'object' && detail !== null ? detail : {};
}

export const whoOf = ({ userIdentity }: EventDetail, { Username }: Event): string | null =>
  userIdentity?.arn ?? userIdentity?.invokedBy ?? Username ?? null;
