import { AwsError } from '../../service.ts';
import type { State } from '../../state.ts';
import { xmlDocument } from '../s3/xml.ts';
import { answer, type Api } from './api.ts';
import type { AccessPoint } from './state.ts';

/** What is read of access points; they are made by seeding. */
export const accessPointApis: readonly Api[] = [
  {
    method: 'GET',
    path: /^\/v20180820\/accesspoint\/?$/,
    name: 'ListAccessPoints',
    action: 's3:ListAccessPoints',
    run({ state, account, call: { region } }) {
      const all = state.s3Control.accessPoints.filter((one) => one.account === account && one.region === region);
      return answer(xmlDocument('ListAccessPointsResult', { AccessPointList: { AccessPoint: all.map(inList) } }));
    },
  },
  {
    method: 'GET',
    path: /^\/v20180820\/accesspoint\/([^/]+)$/,
    name: 'GetAccessPoint',
    action: 's3:GetAccessPoint',
    run({ state, account, name, call: { region } }) {
      const found = accessPointOf(state, { account, name, region });
      const view = { ...inList(found), PublicAccessBlockConfiguration: found.block, CreationDate: found.createdAt };
      return answer(xmlDocument('GetAccessPointResult', view));
    },
  },
  {
    method: 'GET',
    path: /^\/v20180820\/accesspoint\/([^/]+)\/policy$/,
    name: 'GetAccessPointPolicy',
    action: 's3:GetAccessPointPolicy',
    run({ state, account, name, call: { region } }) {
      const { policy } = accessPointOf(state, { account, name, region });
      if (policy === null)
        throw new AwsError('NoSuchAccessPointPolicy', 404, 'The specified accesspoint policy does not exist', {
          details: { AccessPointName: name },
        });
      return answer(xmlDocument('GetAccessPointPolicyResult', { Policy: JSON.stringify(policy) }));
    },
  },
];

type Named = Pick<AccessPoint, 'account' | 'name' | 'region'>;

function accessPointOf({ s3Control }: State, { account, name, region }: Named): AccessPoint {
  const found = s3Control.accessPoints.find(
    (one) => one.account === account && one.name === name && one.region === region,
  );
  if (found !== undefined) return found;
  throw new AwsError('NoSuchAccessPoint', 404, 'The specified accesspoint does not exist', {
    details: { AccessPointName: name },
  });
}

function inList({ name, account, region, bucket, bucketAccount, vpcId, alias }: AccessPoint) {
  return {
    Name: name,
    NetworkOrigin: vpcId === null ? 'Internet' : 'VPC',
    VpcConfiguration: vpcId === null ? null : { VpcId: vpcId },
    Bucket: bucket,
    AccessPointArn: `arn:aws:s3:${region}:${account}:accesspoint/${name}`,
    Alias: alias,
    BucketAccountId: bucketAccount,
  };
}
