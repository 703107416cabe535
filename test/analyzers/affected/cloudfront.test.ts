import { describe, expect, it } from 'vitest';
import { known } from '../../../src/core/fact.ts';
import { allOff, allOn, policyOf, publicRead } from '../../facts.ts';
import { byCloudFront, byIdentity, linesOf, partnerReads, sceneOf, stepOn, tlsOnly, unknownOf } from './scene.ts';

const open = { publicAccessBlock: known(allOff) };
const blocked = stepOn('publicAccessBlock', allOn);
const ofCloudFront = (lines: readonly string[]) => lines.filter((line) => line.includes('CloudFront distributions'));

describe('CloudFront', () => {
  it('without origin access control stops when anybody’s reads do, if there is any', () => {
    const facts = sceneOf({ ...open, policy: known(policyOf(publicRead)) });
    expect(ofCloudFront(linesOf(facts, blocked))).toEqual([
      'perhaps | CloudFront distributions without origin access control | read the bucket as anybody does, and would get 403 once their caches run out',
    ]);
    expect(unknownOf(facts, blocked)).toContain('Cooper does not read CloudFront distributions');
  });

  it('by origin access control goes on, and only others would stop', () => {
    const facts = sceneOf({ ...open, policy: known(policyOf(publicRead, byCloudFront)) });
    expect(ofCloudFront(linesOf(facts, blocked))[0]).toContain('other than those that the policy names');
  });

  it('is no subject where nobody reads without signing', () => {
    const facts = sceneOf({ ...open, policy: known(policyOf(partnerReads, byCloudFront)) });
    expect(linesOf(facts, blocked).join()).not.toContain('CloudFront');
    expect(unknownOf(facts, blocked)).not.toContain('CloudFront');
  });

  it('loses what its statement gave, by the name of its distribution', () => {
    const lines = linesOf(sceneOf({ policy: known(policyOf(byCloudFront)) }), stepOn('policy', null));
    expect(lines).toEqual([
      'loses | CloudFront by origin access control, for the distribution E1 | is refused s3:GetObject: no statement allows it any more',
    ]);
  });
});

describe('when TLS is required', () => {
  it.each([
    ['access control', byCloudFront],
    ['an access identity', byIdentity],
  ])('viewers who come over HTTP may be refused, by %s', (_what, statement) => {
    const facts = sceneOf({ policy: known(policyOf(statement)) });
    const lines = linesOf(facts, stepOn('policy', policyOf(statement, tlsOnly)));
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^perhaps \| viewers of CloudFront .* who use plain HTTP \| may get 403.*ViewerProtocolPolicy/,
      ),
    );
  });

  it('says nothing of viewers where the policy names no CloudFront', () => {
    const facts = sceneOf({ policy: known(policyOf(partnerReads)) });
    expect(linesOf(facts, stepOn('policy', policyOf(partnerReads, tlsOnly))).join()).not.toContain('viewers');
  });
});
