import { vpc, vpcEndpoint } from '../aws/services/ec2/seed.ts';
import { accessPoint } from '../aws/services/s3-control/seed.ts';
import type { State } from '../aws/state.ts';
import { caskworks, region } from './accounts.ts';

const vpcId = 'vpc-0f3a9c21b7d4e6580';
const arn = (name: string) => `arn:aws:s3:::${name}`;
const footageEdit = `arn:aws:s3:${region}:${caskworks}:accesspoint/footage-edit`;
const throughEndpoint = [
  'cooper-media',
  'cooper-catalog',
  'cooper-downloads',
  'cooper-records',
  'cooper-finance',
  'cooper-raw-footage',
];

/** Production's VPC: its endpoint lets a few buckets through, and one access point takes requests from there only. */
export function seedNetwork(state: State): void {
  vpc(state, { account: caskworks, region, id: vpcId });
  vpcEndpoint(state, {
    account: caskworks,
    region,
    id: 'vpce-0a1b2c3d4e5f60718',
    vpc: vpcId,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OurBuckets',
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:*',
          Resource: [...throughEndpoint.map(arn), footageEdit].flatMap((on) => [on, `${on}/*`]),
        },
      ],
    },
  });
  accessPoint(state, {
    name: 'footage-edit',
    account: caskworks,
    region,
    bucket: 'cooper-raw-footage',
    vpcId,
    policy: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Editors',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${caskworks}:role/ci-deploy` },
          Action: 's3:GetObject',
          Resource: `${footageEdit}/object/*`,
        },
      ],
    },
  });
}
