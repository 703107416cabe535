import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { STSClient } from '@aws-sdk/client-sts';
import { AdaptiveRetryStrategy, DefaultRateLimiter } from '@smithy/core/retry';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { ambient, assumed, type Credentials } from './credentials.ts';
import { httpHandler } from './http-handler.ts';
import { type Regions, regions } from './regions.ts';
import { type Snapshots, snapshots } from './snapshots.ts';

/** The clients of one account, region and role. Each is made when it is first used. */
export interface AwsClients {
  readonly s3: S3Client;
  readonly s3Control: S3ControlClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly sts: STSClient;
  readonly organizations: OrganizationsClient;
  readonly ec2: EC2Client;
  readonly accessAnalyzer: AccessAnalyzerClient;
  /** The same account and role in another region: a key's, say. */
  in(region: string): AwsClients;
  /** Another account, by its read role, in the same region; null when it has none. Of null: the credentials around us. */
  of(account: string | null): AwsClients | null;
  /** The accounts that have a read role. */
  readonly readAccounts: readonly string[];
  /** Shared by all clients of one `AwsFor`. */
  readonly snapshots: Snapshots;
}

interface Where {
  /** Null: the account of the credentials around us. */
  readonly account: string | null;
  /** Null: the home region. */
  readonly region: string | null;
  readonly role: 'read' | 'write';
}

/** Temporary credentials, for one purpose. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The clients for an account, region and role, made once each. */
export interface AwsFor {
  (where: Where): AwsClients;
  /** Where buckets were found in the last five minutes. */
  readonly regions: Regions;
  /** The clients of one session, every call one attempt. Nobody remembers them: they go when whoever asked lets go. */
  as(session: Session, region: string): AwsClients;
  /** The same, without what is remembered of accounts and the organization: what is decided on is read anew. */
  fresh(): AwsFor;
  /** Closes every connection. */
  dispose(): void;
}

export interface AwsOptions {
  /** Another server than AWS. When it is not given, AWS_ENDPOINT_URL and its kin are in force. */
  readonly endpoint?: string;
  /** Whether S3 is asked as `host/bucket` and not `bucket.host`; by default when `endpoint` is given. */
  readonly pathStyle?: boolean;
  /** The home region; by default what the SDK finds around it. */
  readonly region?: string;
  readonly credentials?: Credentials;
  /** The role to read each account with. An account that is not here is read with the credentials around us. */
  readonly readRoles?: Readonly<Record<string, string>>;
  readonly requestTimeoutMs?: number;
  /** Requests under way at once in this process. */
  readonly concurrency?: number;
}

/**
 * Reads retry adaptively; a write is one attempt, because a write whose answer was lost may have happened. Writes use
 * the credentials around us, unless a session is handed in.
 */
export function awsFor(options: AwsOptions = {}): AwsFor {
  const { requestTimeoutMs = 5_000, concurrency = 50, endpoint } = options;
  const requestHandler = httpHandler({ requestTimeoutMs, concurrency });
  const shared: Shared = { requestHandler, ...(endpoint !== undefined && { endpoint }) };
  const house = { options, shared, credentials: accounts(options, shared), regions: regions() };
  return remembering(house, snapshots());
}

/** What all clients of one process have in common. */
interface House {
  readonly options: AwsOptions;
  readonly shared: Shared;
  readonly credentials: (account: string | null) => Credentials;
  readonly regions: Regions;
}

function remembering(house: House, remembered: Snapshots): AwsFor {
  const { options, shared, credentials } = house;
  const made = new Map<string, AwsClients>();
  const pathStyle = options.pathStyle ?? options.endpoint !== undefined;
  const common = { readAccounts: Object.keys(options.readRoles ?? {}), snapshots: remembered };

  const clientsFor: (where: Where) => AwsClients = ({ account, region, role }) => {
    const home = region ?? options.region ?? null;
    const key = JSON.stringify([account, home, role]);
    const config: Config = {
      ...shared,
      ...(home !== null && { region: home }),
      ...(role === 'write' ? { maxAttempts: 1 } : { retryStrategy: patient() }),
      credentials: credentials(role === 'read' ? account : null),
    };
    const clients =
      made.get(key) ??
      clientsWith(config, pathStyle, {
        ...common,
        in: (to) => clientsFor({ account, region: to, role }),
        of(other) {
          const isReadable = other === null || common.readAccounts.includes(other);
          return isReadable ? clientsFor({ account: other, region, role: 'read' }) : null;
        },
      });
    made.set(key, clients);
    return clients;
  };
  const as = (session: Session, region: string): AwsClients =>
    clientsWith({ ...shared, region, maxAttempts: 1, credentials: session }, pathStyle, {
      in: (to) => as(session, to),
      of: () => null,
      readAccounts: [],
      snapshots: snapshots(),
    });
  return Object.assign(clientsFor, {
    regions: house.regions,
    as,
    fresh: () => remembering(house, snapshots()),
    dispose: () => shared.requestHandler.destroy(),
  });
}

interface Shared {
  readonly requestHandler: NodeHttpHandler;
  readonly endpoint?: string;
}

interface Config extends Shared {
  readonly region?: string;
  readonly maxAttempts?: number;
  readonly credentials: Credentials;
}

/**
 * Three attempts, slower as AWS asks for it. The SDK's own floor of one request in two seconds would let one throttled
 * call hold up every other one of the same client for longer than people wait for an answer.
 */
function patient(): AdaptiveRetryStrategy {
  return new AdaptiveRetryStrategy(3, { rateLimiter: new DefaultRateLimiter({ minFillRate: 20, minCapacity: 20 }) });
}

/** The credentials to read an account with. */
function accounts({ credentials, readRoles, region }: AwsOptions, shared: Shared) {
  const own = credentials ?? ambient();
  const sessions = new Map<string, Credentials>();
  return (account: string | null): Credentials => {
    const RoleArn = account === null ? undefined : readRoles?.[account];
    if (RoleArn === undefined) return own;
    const session =
      sessions.get(RoleArn) ??
      assumed({
        params: { RoleArn, RoleSessionName: 'cooper' },
        masterCredentials: own,
        clientConfig: { ...shared, ...(region !== undefined && { region }) },
      });
    sessions.set(RoleArn, session);
    return session;
  };
}

/**
 * `followRegionRedirects` stays off: the SDK follows by changing the region of the whole client for a while, so calls
 * side by side disturb each other. Whoever learns another region asks again with `in(region)`.
 */
function clientsWith(
  config: Config,
  forcePathStyle: boolean,
  others: Pick<AwsClients, 'in' | 'of' | 'readAccounts' | 'snapshots'>,
): AwsClients {
  const s3 = once(() => new S3Client({ ...config, forcePathStyle }));
  const s3Control = once(() => new S3ControlClient({ ...config, ...named(config.endpoint) }));
  const iam = once(() => new IAMClient(config));
  const kms = once(() => new KMSClient(config));
  const cloudTrail = once(() => new CloudTrailClient(config));
  const cloudWatch = once(() => new CloudWatchClient(config));
  const sts = once(() => new STSClient(config));
  const organizations = once(() => new OrganizationsClient(config));
  const ec2 = once(() => new EC2Client(config));
  const accessAnalyzer = once(() => new AccessAnalyzerClient(config));
  return {
    get s3() {
      return s3();
    },
    get s3Control() {
      return s3Control();
    },
    get iam() {
      return iam();
    },
    get kms() {
      return kms();
    },
    get cloudTrail() {
      return cloudTrail();
    },
    get cloudWatch() {
      return cloudWatch();
    },
    get sts() {
      return sts();
    },
    get organizations() {
      return organizations();
    },
    get ec2() {
      return ec2();
    },
    get accessAnalyzer() {
      return accessAnalyzer();
    },
    ...others,
  };
}

/** S3 Control always puts the account before the host, so the host must be a name. */
function named(endpoint: string | undefined): { endpoint?: string } {
  if (endpoint === undefined) return {};
  return { endpoint: endpoint.replace(/^(https?:\/\/)(127\.0\.0\.1|\[::1\])/, '$1localhost') };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
