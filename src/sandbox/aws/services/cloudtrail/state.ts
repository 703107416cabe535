export interface CloudTrailState {
  /** In the order they were recorded. */
  readonly events: RecordedEvent[];
  readonly trails: Map<string, Trail>;
  /**
   * Whether LookupEvents refuses more than two requests a second for each account and region, as AWS does. Off unless
   * somebody wants to see throttling: tests ask quickly.
   */
  enforceRate: boolean;
  /** Moments (milliseconds) of recent LookupEvents calls, by account and region. */
  readonly lookups: Map<string, number[]>;
  /** How many events were ever recorded. */
  made: number;
}

/** One event in the event history of one account and region. */
export interface RecordedEvent {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly at: Date;
  /** `PutBucketPolicy` */
  readonly name: string;
  /** `s3.amazonaws.com` */
  readonly source: string;
  readonly username: string | null;
  readonly accessKeyId: string | null;
  readonly readOnly: boolean;
  readonly resources: readonly EventResource[];
  /** The whole record, as CloudTrail writes it. */
  readonly record: Readonly<Record<string, unknown>>;
}

export interface EventResource {
  /** `AWS::S3::Bucket` */
  readonly ResourceType: string;
  readonly ResourceName: string;
}

export interface Trail {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly homeRegion: string;
  readonly bucket: string;
  readonly multiRegion: boolean;
  readonly organization: boolean;
  readonly logging: boolean;
  /** As GetEventSelectors answers them. */
  readonly eventSelectors: readonly Readonly<Record<string, unknown>>[];
  readonly advancedEventSelectors: readonly Readonly<Record<string, unknown>>[];
}

export function newCloudTrailState(): CloudTrailState {
  return { events: [], trails: new Map(), enforceRate: false, lookups: new Map(), made: 0 };
}
