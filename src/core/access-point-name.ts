import { partitionOf } from './partition.ts';

/** An access point as a question names it, in place of its bucket. Which bucket that is only GetAccessPoint tells. */
export interface AccessPointName {
  /** Null when it was named by its alias. */
  readonly arn: string | null;
  readonly alias: string | null;
  readonly name: string;
  /** Whose the access point is. */
  readonly account: string | null;
  readonly region: string | null;
}

interface Named {
  readonly accessPoint: AccessPointName;
  readonly key: string | null;
}

const ofArn =
  /^(?<arn>arn:[^:]+:s3:(?<region>[a-z0-9-]+):(?<account>\d{12}):accesspoint[/:](?<name>[a-z0-9-]{3,50}))(?:\/(?<rest>.*))?$/s;

/**
 * `arn:aws:s3:region:account:accesspoint/name`, with `/object/key` behind it (S3 user guide, «Referencing access points»),
 * or in an s3:// address just `/key`; null when it is no such ARN.
 */
export function accessPointOfArn(text: string): Named | null {
  const { arn, region = null, account = null, name, rest = '' } = ofArn.exec(text)?.groups ?? {};
  if (arn === undefined || name === undefined) return null;
  return { accessPoint: { arn, alias: null, name, account, region }, key: rest.replace(/^object\//, '') || null };
}

const ofHost =
  /^(?<name>[a-z0-9-]{3,50})-(?<account>\d{12})\.s3-accesspoint(?:-fips)?(?:\.dualstack)?\.(?<region>[a-z]{2,4}(?:-[a-z]+)+-\d{1,2})\.amazonaws\.(?:com|com\.cn|eu)$/;

/** The access point whose address a host is (S3 user guide, «Referencing access points»); null when it is none of these. */
export function accessPointOfHost(host: string): AccessPointName | null {
  const { name, account = '', region = '' } = ofHost.exec(host.toLowerCase())?.groups ?? {};
  if (name === undefined) return null;
  const arn = `arn:${partitionOf(region)}:s3:${region}:${account}:accesspoint/${name}`;
  return { arn, alias: null, name, account, region };
}

/**
 * An alias is the beginning of the access point's name, metadata of S3's own and `-s3alias` (S3 user guide, «Access point
 * aliases»). A long name is cut, so GetAccessPoint must confirm it. Null when it is no alias; those of FSx end otherwise.
 */
export function accessPointOfAlias(alias: string): AccessPointName | null {
  const { name } = /^(?<name>[a-z0-9-]{1,50})-[a-z0-9]{20,}-s3alias$/.exec(alias)?.groups ?? {};
  return name === undefined ? null : { arn: null, alias, name, account: null, region: null };
}

/** As people write it, with a key behind it. */
export function spelledAccessPoint({ arn, alias, name }: AccessPointName, key: string | null): string {
  if (arn === null) return [alias ?? name, ...(key === null ? [] : [key])].join('/');
  return key === null ? arn : `${arn}/object/${key}`;
}
