import { type CloudTrailClient, type Event, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { failed } from '../../core/fact.ts';
import type { TrailEvent } from '../../core/facts.ts';
import { bucketRegionOf } from '../bucket-region.ts';
import { factOf } from '../fact-of.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'cloudtrail:LookupEvents' };
const mostPages = 2;

/**
 * Who changed the bucket. LookupEvents answers twice a second for each account and region, 50 events a page
 * (CloudTrail API reference), so at most the newest hundred are looked at. Events arrive some minutes late.
 */
export const recentChanges: Reading<'recentChanges'> = {
  name: 'recentChanges',
  calls: ['LookupEvents'],
  needs: [ask.action],
  after: ['bucket'],

  async read(aws, { bucket }, sofar) {
    const region = bucketRegionOf(sofar);
    // Another region's trail knows nothing of the bucket, and «nothing» would look like «nothing changed».
    if (region === null) return failed('error', 'the region of the bucket is not known');
    return factOf(ask, async () => {
      const events = await lookup(aws.in(region).cloudTrail, bucket);
      return events.filter(({ ReadOnly }) => ReadOnly !== 'true').map(eventOf);
    });
  },
};

async function lookup(cloudTrail: CloudTrailClient, bucket: string): Promise<readonly Event[]> {
  const LookupAttributes = [{ AttributeKey: 'ResourceName' as const, AttributeValue: bucket }];
  const all: Event[] = [];
  let NextToken: string | undefined;
  for (let nth = 0; nth < mostPages; nth += 1) {
    const page = await cloudTrail.send(new LookupEventsCommand({ LookupAttributes, MaxResults: 50, NextToken }));
    all.push(...required(page.Events, 'Events'));
    if (page.NextToken === undefined) break;
    NextToken = page.NextToken;
  }
  return all;
}

interface Detail {
  readonly errorCode?: string;
  readonly userIdentity?: { readonly arn?: string; readonly invokedBy?: string };
}

function eventOf({ EventId, EventName, EventTime, EventSource, Username, CloudTrailEvent }: Event): TrailEvent {
  const { errorCode, userIdentity } = detailOf(CloudTrailEvent);
  return {
    id: required(EventId, 'EventId'),
    name: required(EventName, 'EventName'),
    at: required(isoOf(EventTime) ?? undefined, 'EventTime'),
    who: userIdentity?.arn ?? userIdentity?.invokedBy ?? Username ?? null,
    errorCode: errorCode ?? null,
    source: EventSource ?? '',
  };
}

/** The event's own document, which holds more than the fields around it. */
function detailOf(text: string | undefined): Detail {
  const detail: unknown = JSON.parse(text ?? '{}');
  return typeof detail === 'object' && detail !== null ? detail : {};
}
