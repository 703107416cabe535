import {
  GetAccessPointCommand,
  type GetAccessPointCommandOutput,
  GetAccessPointPolicyCommand,
} from '@aws-sdk/client-s3-control';
import type { AccessPointName } from '../../core/access-point-name.ts';
import { absent, type Fact, failed, known } from '../../core/fact.ts';
import type { AccessPoint } from '../../core/network.ts';
import type { PolicyDocument } from '../../core/settings.ts';
import { accountInArn } from '../../core/subject.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { fourFlags } from '../four-flags.ts';
import { policyDocument } from '../policy-document.ts';
import { alone, type Meanwhile, type Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:GetAccessPoint', absent: ['NoSuchAccessPoint'] };
const policyAsk = { action: 's3:GetAccessPointPolicy', absent: ['NoSuchAccessPointPolicy'] };

/**
 * The access point that the question names, with its policy. It answers in its own region, and to its own account, by
 * that account's read role where there is one. Absent when there is no such access point.
 */
export const accessPoint: Reading<'accessPoint'> = {
  name: 'accessPoint',
  calls: ['GetAccessPoint', 'GetAccessPointPolicy'],
  needs: [ask.action, policyAsk.action],
  beside: ['caller'],
  needsAccessPoint: true,
  anywhere: true,

  async read(aws, { accessPoint: name }, sofar, _subject, meanwhile = alone(sofar)) {
    if (name === null) return absent;
    const place = await placeOf(name, meanwhile);
    if (place.is !== 'known') return place;
    const clients = clientsFor(aws, name);
    const [found, policy] = await Promise.all([
      factOf(ask, () => clients.s3Control.send(new GetAccessPointCommand(place.value))),
      policyOf(clients, place.value),
    ]);
    if (found.is !== 'known') return found;
    if (name.alias !== null && found.value.Alias !== name.alias) return unclear;
    return factOf(ask, async () => accessPointOf(found.value, policy));
  },
};

const unclear = failed('error', 'the alias does not tell which access point it is: ask again with its ARN');

interface Place {
  readonly AccountId: string;
  readonly Name: string;
}

/** An alias does not tell whose the access point is: ours is tried. */
async function placeOf({ account, name: Name }: AccessPointName, meanwhile: Meanwhile): Promise<Fact<Place>> {
  if (account !== null) return known({ AccountId: account, Name });
  const caller = await meanwhile.fact('caller');
  return caller?.is === 'known' ? known({ AccountId: caller.value.account, Name }) : (caller ?? unclear);
}

function clientsFor(aws: AwsClients, { account, region }: AccessPointName): AwsClients {
  const there = (account === null ? null : aws.of(account)) ?? aws;
  return region === null ? there : there.in(region);
}

const policyOf = ({ s3Control }: AwsClients, place: Place): Promise<Fact<PolicyDocument>> =>
  factOf(policyAsk, async () => {
    const { Policy } = await s3Control.send(new GetAccessPointPolicyCommand(place));
    return policyDocument(Policy);
  });

function accessPointOf(found: GetAccessPointCommandOutput, policy: Fact<PolicyDocument>): AccessPoint {
  const arn = required(found.AccessPointArn, 'AccessPointArn');
  return {
    name: required(found.Name, 'Name'),
    arn,
    account: required(accountInArn(arn) ?? undefined, 'account'),
    bucket: required(found.Bucket, 'Bucket'),
    bucketAccount: found.BucketAccountId ?? null,
    networkOrigin: found.NetworkOrigin === 'VPC' ? 'VPC' : 'Internet',
    vpcId: found.VpcConfiguration?.VpcId ?? null,
    block: fourFlags(found.PublicAccessBlockConfiguration),
    policy,
  };
}
