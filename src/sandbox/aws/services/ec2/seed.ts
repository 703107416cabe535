import type { State } from '../../state.ts';
import { hexId } from '../protocols/ids.ts';
import type { Route, RouteTable, Vpc, VpcEndpoint } from './state.ts';
import { addEndpoint } from './vpc-endpoints.ts';

interface Place {
  readonly account: string;
  readonly region: string;
  /** Made up when not given. */
  readonly id?: string;
}

export function vpc(state: State, seeded: Place & { readonly cidr?: string; readonly isDefault?: boolean }): Vpc {
  const { account, region, cidr = '10.0.0.0/16', isDefault = false } = seeded;
  const id = seeded.id ?? freshId(state, 'vpc', account);
  const made: Vpc = { id, account, region, cidr, isDefault, tags: new Map() };
  state.ec2.vpcs.set(id, made);
  return made;
}

interface SeededEndpoint extends Place {
  readonly vpc: string;
  /** S3 in this region when not given. */
  readonly serviceName?: string;
  readonly type?: VpcEndpoint['type'];
  /** Everything is allowed when not given. */
  readonly policy?: object;
  readonly routeTables?: readonly string[];
}

export function vpcEndpoint(state: State, { policy, ...seeded }: SeededEndpoint): VpcEndpoint {
  const serviceName = seeded.serviceName ?? `com.amazonaws.${seeded.region}.s3`;
  const document = policy === undefined ? {} : { policy: JSON.stringify(policy) };
  return addEndpoint(state.ec2, { ...seeded, ...document, serviceName, created: state.clock() });
}

interface SeededRouteTable extends Place {
  readonly vpc: string;
  readonly isMain?: boolean;
  readonly subnets?: readonly string[];
  readonly routes?: readonly Route[];
}

export function routeTable(state: State, seeded: SeededRouteTable): RouteTable {
  const { account, region, vpc: of, isMain = false, subnets = [] } = seeded;
  const id = seeded.id ?? freshId(state, 'rtb', account);
  const routes = seeded.routes ?? [{ cidr: '10.0.0.0/16', target: 'local' }];
  const made: RouteTable = { id, account, region, vpc: of, isMain, subnets, routes, tags: new Map() };
  state.ec2.routeTables.set(id, made);
  return made;
}

function freshId(state: State, prefix: string, account: string): string {
  state.ec2.made += 1;
  return `${prefix}-${hexId(17, prefix, account, state.ec2.made)}`;
}
