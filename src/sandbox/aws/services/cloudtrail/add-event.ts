import type { Principal } from '../../service.ts';
import type { State } from '../../state.ts';
import { uuid } from '../protocols/ids.ts';
import type { EventResource, RecordedEvent } from './state.ts';
import { userIdentity, username } from './user-identity.ts';

export interface WantedEvent {
  /** Whose event history it goes into; the caller's and the resource owner's, in AWS. */
  readonly account: string;
  readonly region: string;
  readonly at: Date;
  readonly name: string;
  /** `s3.amazonaws.com` */
  readonly source: string;
  readonly principal: Principal;
  readonly readOnly: boolean;
  readonly resources: readonly EventResource[];
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly requestId: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  /** More elements of the record, such as `vpcEndpointId`. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/** Puts an event into one account's history, with the record that CloudTrail would write. */
export function addEvent(state: State, wanted: WantedEvent): RecordedEvent {
  const { account, region, at, name, source, principal, readOnly, resources } = wanted;
  state.cloudtrail.made += 1;
  const id = uuid('event', account, region, name, state.cloudtrail.made);
  const event: RecordedEvent = {
    id,
    account,
    region,
    at,
    name,
    source,
    username: username(principal),
    accessKeyId: principal.accessKeyId,
    readOnly,
    resources,
    record: {
      eventVersion: '1.11',
      userIdentity: userIdentity(state, principal),
      eventTime: at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
      eventSource: source,
      eventName: name,
      awsRegion: region,
      sourceIPAddress: wanted.sourceIp,
      userAgent: wanted.userAgent,
      ...(wanted.error === undefined ? {} : { errorCode: wanted.error.code, errorMessage: wanted.error.message }),
      requestParameters: wanted.requestParameters,
      responseElements: null,
      requestID: wanted.requestId,
      eventID: id,
      readOnly,
      resources: resources.map(({ ResourceType, ResourceName }) => elementOf(ResourceType, ResourceName, account)),
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
      ...wanted.more,
    },
  };
  state.cloudtrail.events.push(event);
  return event;
}

function elementOf(type: string, name: string, accountId: string) {
  return { accountId, type, ARN: type === 'AWS::S3::Bucket' ? `arn:aws:s3:::${name}` : name };
}
