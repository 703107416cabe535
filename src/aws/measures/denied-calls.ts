import type { Event } from '@aws-sdk/client-cloudtrail';
import type { DeniedCall, DeniedCalls } from '../../core/denied-calls.ts';
import { type Denied, type Fact, type Failed, failed, known } from '../../core/fact.ts';
import type { Reads } from '../../core/facts.ts';
import { isStoring, nobody, type Subject } from '../../core/subject.ts';
import { bucketArn, type Target } from '../../core/target.ts';
import { bucketRegionOf } from '../bucket-region.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { kmsKeyId } from '../kms-key-place.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { bucketEvents, detailOf, lookup, lookupAsk, whoOf } from '../trail-lookup.ts';
import { required } from '../well-formed.ts';

const mostGroups = 20;

/**
 * What AWS refused lately: calls about the bucket, and where a KMS key is in use also what KMS refused for its objects,
 * which is a management event even where nobody records data events. Of KMS's calls the newest 50 are looked at: a busy
 * account's refusals may be older.
 */
export const deniedCalls: Reading<'deniedCalls'> = {
  name: 'deniedCalls',
  calls: ['LookupEvents'],
  needs: [lookupAsk.action],
  after: ['bucket', 'encryption', 'objectHead'],

  async read(aws, target, sofar, subject = nobody) {
    const region = bucketRegionOf(sofar);
    if (region === null) return failed('error', 'the region of the bucket is not known');
    const there = aws.in(region);
    const answers = await Promise.all([
      factOf(lookupAsk, () => bucketEvents(there, target)),
      ...kmsCalls(sofar, subject).map((name) => factOf(lookupAsk, () => callsForBucket(there, target, name))),
    ]);
    return together(answers);
  },
};

/** Reading needs Decrypt, writing GenerateDataKey and, in parts, Decrypt (S3 user guide, «Using SSE-KMS»). */
function kmsCalls(sofar: Reads, subject: Subject): readonly string[] {
  if (kmsKeyId(sofar, subject).is === 'absent') return [];
  return subject.action === null || isStoring(subject) ? ['Decrypt', 'GenerateDataKey'] : ['Decrypt'];
}

async function callsForBucket(aws: AwsClients, { bucket }: Target, name: string): Promise<readonly Event[]> {
  const events = await lookup(aws, 'EventName', name, 1);
  return events.filter((event) => {
    const arn = detailOf(event).requestParameters?.encryptionContext?.['aws:s3:arn'] ?? '';
    return arn === bucketArn(bucket) || arn.startsWith(`${bucketArn(bucket)}/`);
  });
}

/** A lookup that failed hides nothing of the others; only when all did is nothing known. */
function together(answers: readonly Fact<readonly Event[]>[]): Fact<DeniedCalls> {
  const gaps = answers.filter((answer): answer is Denied | Failed => answer.is === 'denied' || answer.is === 'failed');
  const [first] = gaps;
  if (first !== undefined && gaps.length === answers.length) return first;
  const events = answers.flatMap((answer) => (answer.is === 'known' ? answer.value : []));
  return known({ groups: groupsOf(events.flatMap(refusal)), gaps, dataEvents: 'not readable' });
}

function refusal(event: Event): readonly DeniedCall[] {
  const detail = detailOf(event);
  if (detail.errorCode === undefined || !isRefusal(detail.errorCode)) return [];
  const at = required(isoOf(event.EventTime) ?? undefined, 'EventTime');
  return [
    {
      name: required(event.EventName, 'EventName'),
      source: event.EventSource ?? '',
      who: whoOf(detail, event),
      errorCode: detail.errorCode,
      message: detail.errorMessage ?? null,
      count: 1,
      first: at,
      last: at,
      vpcEndpointId: detail.vpcEndpointId ?? null,
      sourceIp: detail.sourceIPAddress ?? null,
    },
  ];
}

/** `AccessDenied`, `AccessDeniedException`, `Client.UnauthorizedOperation`: not what was merely not found. */
const isRefusal = (code: string): boolean => /denied|unauthorized|forbidden|notauthorized/i.test(code);

function groupsOf(calls: readonly DeniedCall[]): readonly DeniedCall[] {
  const groups = new Map<string, DeniedCall>();
  for (const call of calls) {
    const { count: _one, first: _at, last: _same, ...kind } = call;
    const name = JSON.stringify(kind);
    const group = groups.get(name);
    groups.set(name, group === undefined ? call : both(group, call));
  }
  return [...groups.values()].toSorted((a, b) => (a.last > b.last ? -1 : 1)).slice(0, mostGroups);
}

const both = (group: DeniedCall, call: DeniedCall): DeniedCall => ({
  ...group,
  count: group.count + call.count,
  first: group.first < call.first ? group.first : call.first,
  last: group.last > call.last ? group.last : call.last,
});
