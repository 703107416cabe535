export interface Ec2State {
  readonly endpoints: Map<string, VpcEndpoint>;
  readonly routeTables: Map<string, RouteTable>;
  readonly vpcs: Map<string, Vpc>;
  /** How many things were ever made. */
  made: number;
}

/** Every EC2 resource lives in one account and one region. */
interface Placed {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly tags: Map<string, string>;
}

export interface Vpc extends Placed {
  readonly cidr: string;
  readonly isDefault: boolean;
}

export interface VpcEndpoint extends Placed {
  readonly vpc: string;
  /** `com.amazonaws.us-east-1.s3` */
  readonly serviceName: string;
  readonly type: 'Gateway' | 'Interface';
  readonly state: 'available' | 'pending' | 'deleting';
  readonly created: Date;
  /** The document as it was put. */
  policy: string;
  routeTables: readonly string[];
  subnets: readonly string[];
  privateDns: boolean;
}

export interface RouteTable extends Placed {
  readonly vpc: string;
  readonly isMain: boolean;
  readonly subnets: readonly string[];
  routes: readonly Route[];
}

export interface Route {
  /** Exactly one of the two destinations. */
  readonly cidr?: string;
  readonly prefixList?: string;
  /** `local`, `igw-…`, `vpce-…`, `nat-…`. */
  readonly target: string;
}

export function newEc2State(): Ec2State {
  return { endpoints: new Map(), routeTables: new Map(), vpcs: new Map(), made: 0 };
}
