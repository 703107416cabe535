import { describe, expect, it } from 'vitest';
import {
  accessPointSide,
  bucketSide,
  endpointHidden,
  endpointSides,
  keySide,
} from '../../../../src/analyzers/access/legs/resource-side.ts';
import type { Side } from '../../../../src/analyzers/access/legs/sides.ts';
import { absent, denied, type Fact, failed, known } from '../../../../src/core/fact.ts';
import type { PolicyDocument } from '../../../../src/core/settings.ts';
import { policyOf, publicRead } from '../../../facts.ts';
import { accessPointOf, bucketOf, endpointOf, key, keyOf } from '../facts-of.ts';

const document = known(policyOf(publicRead));
const seen = ({ documents, hidden }: Side) => ({
  whats: documents.map(({ layer, what }) => `${layer}: ${what}`),
  hidden: hidden.map(({ layer }) => layer),
});
const nothing = { whats: [], hidden: [] };

const states: readonly (readonly [string, Fact<PolicyDocument>, readonly string[], boolean])[] = [
  ['known', document, ['read'], false],
  ['not there', absent, [], false],
  ['not to be read', denied('x'), [], true],
  ['without an answer', failed('timed out', 'x'), [], true],
];

describe('the bucket policy', () => {
  it.each(states)('that is %s', (_what, policy, read, hides) => {
    expect(seen(bucketSide(bucketOf({ policy })))).toEqual({
      whats: read.map(() => 'resource: the bucket policy of logs'),
      hidden: hides ? ['resource'] : [],
    });
  });
});

describe('the policy of a key', () => {
  it.each(states)('that is %s', (_what, kmsKeyPolicy, read, hides) => {
    expect(seen(keySide(bucketOf({ kmsKey: known(keyOf()), kmsKeyPolicy }), key))).toEqual({
      whats: read.map(() => `resource: the policy of the KMS key ${key.split('/')[1]}`),
      hidden: hides ? ['resource'] : [],
    });
  });

  it('of another key tells nothing', () => {
    const facts = bucketOf({ kmsKey: known(keyOf()), kmsKeyPolicy: document });
    expect(seen(keySide(facts, `${key}-other`))).toEqual({ whats: [], hidden: ['resource'] });
  });
});

describe('VPC endpoints', () => {
  const endpoints = known([endpointOf('vpce-1', publicRead), endpointOf('vpce-2', publicRead), endpointOf('vpce-3')]);
  const facts = bucketOf({ vpcEndpoints: endpoints });

  it('each have a say of their own, when nobody knows the way', () => {
    expect(endpointSides(facts, null).map(({ id }) => id)).toEqual(['vpce-1', 'vpce-2']);
  });

  it('have a say when the request comes through them', () => {
    expect(endpointSides(facts, 'vpce-2').flatMap((one) => seen(one).whats)).toEqual([
      'vpc_endpoint: the policy of the VPC endpoint vpce-2',
    ]);
  });

  it('without a policy let everything through', () => {
    expect(endpointSides(facts, 'vpce-3')).toEqual([]);
    expect(seen(endpointHidden(facts, 'vpce-3'))).toEqual(nothing);
  });

  it.each<[string, Parameters<typeof endpointHidden>, readonly string[]]>([
    ['ours', [facts, 'vpce-1'], []],
    ['not known', [facts, null], []],
    ['somebody else’s', [facts, 'vpce-9'], ['vpc_endpoint']],
    ['not to be read', [bucketOf({ vpcEndpoints: denied('ec2:DescribeVpcEndpoints') }), null], ['vpc_endpoint']],
    ['none at all', [bucketOf({ vpcEndpoints: absent }), null], []],
  ])('that are %s', (_what, args, hidden) => {
    expect(seen(endpointHidden(...args)).hidden).toEqual(hidden);
  });

  it('that could not be read say nothing', () => {
    expect(endpointSides(bucketOf({ vpcEndpoints: denied('x') }), null)).toEqual([]);
  });
});

describe('the access point', () => {
  it.each(states)('whose policy is %s', (_what, policy, read, hides) => {
    expect(seen(accessPointSide(bucketOf({ accessPoint: known(accessPointOf({ policy })) })))).toEqual({
      whats: read.map(() => 'access_point: the policy of the access point ap'),
      hidden: hides ? ['access_point'] : [],
    });
  });

  it.each([
    ['there is none', absent, []],
    ['it may not be read', denied('s3:GetAccessPoint'), ['access_point']],
  ])('where %s', (_what, accessPoint, hidden) => {
    expect(seen(accessPointSide(bucketOf({ accessPoint })))).toEqual({ whats: [], hidden });
  });
});

describe('where a document is kept', () => {
  const placesOf = (side: Side) => side.documents.map(({ place }) => place);

  it('is with the bucket, the key, the access point or the endpoint', () => {
    expect(placesOf(bucketSide(bucketOf({ policy: document })))).toEqual([{ is: 'bucket', bucket: 'logs' }]);
    const ofKey = bucketOf({ kmsKey: known(keyOf()), kmsKeyPolicy: document });
    expect(placesOf(keySide(ofKey, key))).toEqual([{ is: 'key', arn: key }]);
    expect(placesOf(keySide(ofKey, null))).toEqual([null]);
    const point = accessPointOf({ policy: document });
    expect(placesOf(accessPointSide(bucketOf({ accessPoint: known(point) })))).toEqual([
      { is: 'access point', arn: point.arn },
    ]);
    const endpoint = endpointOf('vpce-1', publicRead);
    const [through] = endpointSides(bucketOf({ vpcEndpoints: known([endpoint]) }), null);
    expect(through && placesOf(through)).toEqual([{ is: 'vpc endpoint', id: endpoint.id }]);
  });
});
