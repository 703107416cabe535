import { expect, it } from 'vitest';
import { denied, known } from '../../../src/core/fact.ts';
import { linesOf, sceneOf, stepOn, underKms, unknownOf } from './scene.ts';

const role = 'arn:aws:iam::111122223333:role/replication';
const rule = { Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::copy' } };
const takesKms = { ...rule, SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } } };
const configured = (...Rules: readonly (typeof rule)[]) => sceneOf({ replication: known({ Role: role, Rules }) });
const toKms = stepOn('encryption', underKms);
const ofReplication = (lines: readonly string[]) => lines.filter((line) => /replication (to|role)/.test(line));

it('leaves out new objects under KMS keys where no rule selects them', () => {
  expect(ofReplication(linesOf(configured(rule), toKms))).toEqual([
    "loses | replication to copy | leaves out new objects: its rules don't select what is under KMS keys (SseKmsEncryptedObjects)",
  ]);
});

it('needs the keys where a rule does', () => {
  expect(ofReplication(linesOf(configured(takesKms), toKms))).toEqual([
    expect.stringMatching(/^perhaps \| the replication role \| needs kms:Decrypt/),
  ]);
});

it('is no subject of a disabled rule, nor without any', () => {
  expect(ofReplication(linesOf(configured({ ...rule, Status: 'Disabled' }), toKms))).toEqual([]);
  expect(ofReplication(linesOf(sceneOf(), toKms))).toEqual([]);
});

it('says that nobody knows whether there is any', () => {
  const facts = sceneOf({ replication: denied('s3:GetReplicationConfiguration') });
  expect(unknownOf(facts, toKms)).toContain(
    'Cooper may not call s3:GetReplicationConfiguration: whether replication would leave out',
  );
});

it('has its role asked about when the policy changes', () => {
  const deny = { Effect: 'Deny', Principal: { AWS: role }, Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' } as const;
  const lines = linesOf(configured(rule), stepOn('policy', { Version: '2012-10-17', Statement: deny }));
  expect(lines[0]).toMatch(/^loses \| the replication role arn:aws:iam::111122223333:role\/replication \| is refused/);
});
