import type { Event } from '@aws-sdk/client-cloudtrail';
import { failed } from '../../core/fact.ts';
import type { TrailEvent } from '../../core/facts.ts';
import { bucketRegionOf } from '../bucket-region.ts';
import { factOf } from '../fact-of.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { bucketEvents, detailOf, lookupAsk, whoOf } from '../trail-lookup.ts';
import { required } from '../well-formed.ts';

/** Who changed the bucket. Events arrive some minutes late. */
export const recentChanges: Reading<'recentChanges'> = {
  name: 'recentChanges',
  calls: ['LookupEvents'],
  needs: [lookupAsk.action],
  after: ['bucket'],

  async read(aws, target, sofar) {
    const region = bucketRegionOf(sofar);
    // Another region's trail knows nothing of the bucket, and «nothing» would look like «nothing changed».
    if (region === null) return failed('error', 'the region of the bucket is not known');
    return factOf(lookupAsk, async () => {
      const events = await bucketEvents(aws.in(region), target);
      return events.filter(({ ReadOnly }) => ReadOnly !== 'true').map(eventOf);
    });
  },
};

function eventOf(event: Event): TrailEvent {
  const detail = detailOf(event);
  return {
    id: required(event.EventId, 'EventId'),
    name: required(event.EventName, 'EventName'),
    at: required(isoOf(event.EventTime) ?? undefined, 'EventTime'),
    who: whoOf(detail, event),
    errorCode: detail.errorCode ?? null,
    source: event.EventSource ?? '',
  };
}
