import type { Principal } from '../../service.ts';
import type { State } from '../../state.ts';
import { uuid } from '../protocols/ids.ts';
import { addEvent } from './add-event.ts';
import type { EventResource, RecordedEvent, Trail } from './state.ts';
import { managementOnly } from './trails.ts';

interface SeededEvent {
  readonly account: string;
  readonly region: string;
  readonly at: Date;
  /** `PutBucketPolicy` */
  readonly name: string;
  /** `s3.amazonaws.com` when not given. */
  readonly source?: string;
  /** Who did it: the ARN of a user, of a role session or of the account's root. */
  readonly by: string;
  /** The bucket it was about, as its resource and `bucketName`. */
  readonly bucket?: string;
  readonly resources?: readonly EventResource[];
  readonly requestParameters?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string; readonly message: string };
  /** False when not given: most of what is worth looking up changed something. */
  readonly readOnly?: boolean;
  readonly sourceIp?: string;
  readonly userAgent?: string;
  /** More elements of the record. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** An event in an account's history, as old as wanted. */
export function event(state: State, seeded: SeededEvent): RecordedEvent {
  const { bucket, by, name, at, requestParameters } = seeded;
  const onBucket = bucket === undefined ? [] : [{ ResourceType: 'AWS::S3::Bucket', ResourceName: bucket }];
  const named = bucket === undefined ? {} : { bucketName: bucket };
  return addEvent(state, {
    ...seeded,
    principal: principalOf(state, by),
    source: seeded.source ?? 's3.amazonaws.com',
    readOnly: seeded.readOnly ?? false,
    resources: seeded.resources ?? onBucket,
    requestParameters: { ...named, ...requestParameters },
    requestId: uuid('seeded', name, by, at.getTime()),
    sourceIp: seeded.sourceIp ?? '198.51.100.7',
    userAgent: seeded.userAgent ?? '[aws-cli/2.31.0]',
  });
}

type SeededTrail = Partial<Omit<Trail, 'arn'>> & Pick<Trail, 'name' | 'account' | 'homeRegion' | 'bucket'>;

/** A trail that logs, by default in all regions and management events only. */
export function trail(state: State, seeded: SeededTrail): Trail {
  const { name, account, homeRegion } = seeded;
  const arn = `arn:aws:cloudtrail:${homeRegion}:${account}:trail/${name}`;
  const made: Trail = {
    arn,
    multiRegion: true,
    organization: false,
    logging: true,
    eventSelectors: managementOnly,
    advancedEventSelectors: [],
    ...seeded,
  };
  state.cloudtrail.trails.set(arn, made);
  return made;
}

function principalOf(state: State, arn: string): Principal {
  const [, , , , account = '', place = ''] = arn.split(':');
  const nobody = { arn, account, accessKeyId: null, sessionName: null, sessionTags: [], sourceIdentity: null };
  const [kind, role = '', sessionName = ''] = place.split('/');
  if (kind === 'assumed-role') {
    const id = state.iam.accounts.get(account)?.roles.get(role)?.id;
    return { ...nobody, userId: `${id ?? account}:${sessionName}`, sessionName };
  }
  return { ...nobody, userId: userId(state, account, place) };
}

/** The root's id is the account's. */
function userId(state: State, account: string, place: string): string {
  return state.iam.accounts.get(account)?.users.get(place.split('/').at(-1) ?? '')?.id ?? account;
}
