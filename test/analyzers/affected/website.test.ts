import { describe, expect, it } from 'vitest';
import { denied, failed, known } from '../../../src/core/fact.ts';
import { allOff, allOn, policyOf, publicRead } from '../../facts.ts';
import { linesOf, partnerReads, sceneOf, stepOn, tlsOnly, unknownOf } from './scene.ts';

const website = known({ IndexDocument: { Suffix: 'index.html' } });
const open = { publicAccessBlock: known(allOff), policy: known(policyOf(publicRead)) };
const blocked = stepOn('publicAccessBlock', allOn);
const ofWebsite = (lines: readonly string[]) => lines.filter((line) => line.includes('the website of logs'));

describe('a bucket that is a website', () => {
  it('stops when anybody’s reads are blocked', () => {
    expect(ofWebsite(linesOf(sceneOf({ ...open, website }), blocked))).toEqual([
      'loses | the website of logs | answers 403 for its pages: its endpoint has only HTTP, and nobody signs there',
    ]);
  });

  it('stops when TLS is required, for its endpoint has none', () => {
    const lines = linesOf(sceneOf({ ...open, website }), stepOn('policy', policyOf(publicRead, tlsOnly)));
    expect(ofWebsite(lines)).toHaveLength(1);
  });

  it('names the pages where only some stop', () => {
    const deny = { ...publicRead, Sid: 'Old', Effect: 'Deny' as const, Resource: 'arn:aws:s3:::logs/old/*' };
    const lines = linesOf(sceneOf({ ...open, website }), stepOn('policy', policyOf(publicRead, deny)));
    expect(ofWebsite(lines)[0]).toContain('answers 403 for old/*:');
  });

  it('goes on where nobody could see its pages anyway', () => {
    const facts = sceneOf({ publicAccessBlock: known(allOff), policy: known(policyOf(partnerReads)), website });
    expect(ofWebsite(linesOf(facts, stepOn('policy', policyOf(partnerReads, tlsOnly))))).toEqual([]);
  });

  it('may go on where it only redirects', () => {
    const redirect = known({ RedirectAllRequestsTo: { HostName: 'example.com' } });
    expect(ofWebsite(linesOf(sceneOf({ ...open, website: redirect }), blocked))[0]).toMatch(
      /^perhaps .*AWS does not say/,
    );
  });

  it('is gone when its configuration is taken away', () => {
    expect(linesOf(sceneOf({ website }), stepOn('website', null))).toEqual([
      'loses | the website of logs | its endpoint answers 404 NoSuchWebsiteConfiguration',
    ]);
  });

  it('follows a new configuration', () => {
    expect(linesOf(sceneOf({ website }), stepOn('website', { IndexDocument: { Suffix: 'home.html' } }))[0]).toMatch(
      /^perhaps/,
    );
  });
});

it.each([
  ['denied', denied('s3:GetBucketWebsite'), 'Cooper may not call s3:GetBucketWebsite: whether the bucket is a website'],
  ['failed', failed('timed out', 'no answer'), 'Reading website failed (timed out): no answer: whether the bucket'],
] as const)('says that nobody knows whether it is one: %s', (_what, fact, text) => {
  expect(unknownOf(sceneOf({ ...open, website: fact }), blocked)).toContain(text);
});

it('is no subject of other changes', () => {
  expect(
    unknownOf(
      sceneOf({ website: denied('s3:GetBucketWebsite') }),
      stepOn('versioning', { Status: 'Enabled', MFADelete: null }),
    ),
  ).not.toContain('website');
});
