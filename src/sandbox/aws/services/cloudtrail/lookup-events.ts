import { z } from 'zod';
import type { Context } from '../protocols/api.ts';
import { page } from '../protocols/paging.ts';
import { moment, text, whole } from '../protocols/schema.ts';
import { AwsError } from '../../service.ts';
import { api } from './api.ts';
import type { RecordedEvent } from './state.ts';

const keys = [
  'EventId',
  'EventName',
  'ReadOnly',
  'Username',
  'ResourceType',
  'ResourceName',
  'EventSource',
  'AccessKeyId',
] as const;
type Key = (typeof keys)[number];

const input = z.object({
  LookupAttributes: z.array(z.object({ AttributeKey: z.enum(keys), AttributeValue: text })).optional(),
  StartTime: moment.optional(),
  EndTime: moment.optional(),
  EventCategory: z.literal('insight').optional(),
  MaxResults: whole.optional(),
  NextToken: text.optional(),
});
type Input = z.output<typeof input>;

/** Days kept, and results on a page: CloudTrail API reference, LookupEvents. */
const retention = 90 * 86_400_000;
const pageSize = 50;

export const lookupEvents = api({
  name: 'LookupEvents',
  input,
  run(context, asked) {
    throttle(context);
    check(asked);
    const found = asked.EventCategory === 'insight' ? [] : matching(context, asked);
    const size = asked.MaxResults ?? pageSize;
    const { items, next } = page(found, { size, token: asked.NextToken, invalid: 'InvalidNextTokenException' });
    return { Events: items.map(view), NextToken: next };
  },
});

function check({ LookupAttributes = [], StartTime, EndTime, MaxResults = pageSize }: Input): void {
  if (LookupAttributes.length > 1)
    throw new AwsError('InvalidLookupAttributesException', 400, 'You can only specify one attribute per request.');
  if (MaxResults < 1 || MaxResults > pageSize)
    throw new AwsError('InvalidMaxResultsException', 400, 'Specified maxResults is invalid. Valid range is 1 to 50.');
  if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime)
    throw new AwsError('InvalidTimeRangeException', 400, 'The start time must be before the end time.');
}

/** Newest first; of events at one moment the one recorded later. */
function matching({ state, account, region, at }: Context, asked: Input): readonly RecordedEvent[] {
  const from = Math.max(asked.StartTime?.getTime() ?? 0, at.getTime() - retention);
  const to = Math.min(asked.EndTime?.getTime() ?? Number.POSITIVE_INFINITY, at.getTime());
  const [attribute] = asked.LookupAttributes ?? [];
  return state.cloudtrail.events
    .filter((event) => event.account === account && event.region === region)
    .filter((event) => event.at.getTime() >= from && event.at.getTime() <= to)
    .filter((event) => attribute === undefined || has(event, attribute.AttributeKey, attribute.AttributeValue))
    .toReversed()
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

function has(event: RecordedEvent, key: Key, value: string): boolean {
  if (key === 'ResourceName') return event.resources.some(({ ResourceName }) => ResourceName === value);
  if (key === 'ResourceType') return event.resources.some(({ ResourceType }) => ResourceType === value);
  const one = {
    EventId: event.id,
    EventName: event.name,
    ReadOnly: String(event.readOnly),
    Username: event.username,
    EventSource: event.source,
    AccessKeyId: event.accessKeyId,
  };
  return one[key] === value;
}

function view(event: RecordedEvent) {
  return {
    EventId: event.id,
    EventName: event.name,
    ReadOnly: String(event.readOnly),
    AccessKeyId: event.accessKeyId,
    EventTime: event.at,
    EventSource: event.source,
    Username: event.username,
    Resources: event.resources,
    CloudTrailEvent: JSON.stringify(event.record),
  };
}

/** Two a second for each account and region. By the machine's clock: the world's may stand still. */
function throttle({ state: { cloudtrail }, account, region }: Context): void {
  if (!cloudtrail.enforceRate) return;
  const now = Date.now();
  const key = `${account} ${region}`;
  const recent = (cloudtrail.lookups.get(key) ?? []).filter((moment) => moment > now - 1000);
  if (recent.length >= 2) throw new AwsError('ThrottlingException', 400, 'Rate exceeded');
  cloudtrail.lookups.set(key, [...recent, now]);
}
