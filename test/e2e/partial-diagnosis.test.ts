import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerName } from '../../src/analyzers/access/report/layer-names.ts';
import { awsFor } from '../../src/aws/clients.ts';
import { ask } from '../asking.ts';
import { type ReportJson, reportJson } from '../../src/core/report-json.ts';
import type { Fault } from '../../src/sandbox/aws/faults.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/server.ts';
import { readRolesOf, seedCase } from '../cases/world-of.ts';
import { cooper, questions, world } from './read-policy-world.ts';

/** How long people wait for all reading, and what the rest may take on a busy machine. */
const deadlineMs = 8_000;
const restMs = 4_000;

let local: LocalAws;
beforeAll(async () => {
  local = await startLocalAws({ seed: (state) => seedCase(state, { world, cooper }) });
});
afterAll(() => local.stop());

async function timed(...faults: readonly Fault[]): Promise<{ readonly said: ReportJson; readonly ms: number }> {
  local.reset();
  local.state.faults.push(...faults);
  const credentials = { accessKeyId: cooper.account, secretAccessKey: 'any' };
  const aws = awsFor({ endpoint: local.url, region: 'us-east-1', credentials, readRoles: readRolesOf(cooper) });
  const began = performance.now();
  try {
    const deps = { aws, now: () => new Date(), log: pino({ level: 'silent' }) };
    const said = reportJson(await ask(deps, `diagnose ${questions.read}`));
    return { said, ms: performance.now() - began };
  } finally {
    aws.dispose();
  }
}

const throttled: Fault = { match: { operation: 'GetAccountAuthorizationDetails' }, do: { throttle: true } };
const silent: Fault = { match: { service: 'organizations' }, do: { timeout: true } };
/** Half of what S3 is asked for the ledger. */
const broken = [
  'GetBucketAcl',
  'GetBucketPolicyStatus',
  'GetBucketRequestPayment',
  'GetBucketTagging',
  'GetBucketVersioning',
  'GetObjectAcl',
  'GetObjectTagging',
  'GetPublicAccessBlock',
  'ListObjectVersions',
].map((operation): Fault => ({ match: { service: 's3', operation }, do: { status: 500 } }));

const failures = ({ unknowns }: ReportJson, layer: Parameters<typeof layerName>[0]): readonly string[] =>
  unknowns.filter(({ what, why }) => what === layerName(layer) && why === 'failed').map(({ because }) => because);

describe('with IAM throttling, Organizations silent and half of S3 failing', () => {
  it('answers within the deadline, says what failed, and judges what it could read', async () => {
    const { said, ms } = await timed(throttled, silent, ...broken);
    expect(ms).toBeLessThan(deadlineMs + restMs);
    expect([said.decision, said.verdict.is]).toEqual(['depends', 'unknown']);
    for (const layer of ['identity', 'permissions_boundary'] as const)
      expect(failures(said, layer)).toEqual([expect.stringContaining('throttled')]);
    for (const layer of ['scp', 'rcp'] as const)
      expect(failures(said, layer)).toEqual([expect.stringContaining('timed out')]);
    expect(failures(said, 'requester_pays')).toEqual([expect.stringContaining('requestPayment')]);
    expect(failures(said, 'ownership').join()).toContain('objectAcl');
    const hidden = said.unknowns.map(({ what }) => what);
    for (const layer of ['session', 'vpc_endpoint', 'kms', 'state', 'existence', 'object_lock'] as const)
      expect(hidden).not.toContain(layerName(layer));
  });

  it.each([1, 2, 3])('half of S3 at random (seed %i): never allowed, never in vain', async (seed) => {
    const { said, ms } = await timed(throttled, {
      match: { service: 's3*' },
      do: { status: 500 },
      probability: 0.5,
      seed,
    });
    expect(ms).toBeLessThan(deadlineMs + restMs);
    expect(said.decision).toBe('depends');
    expect(failures(said, 'identity')).toEqual([expect.stringContaining('throttled')]);
    expect((said.causes ?? []).filter(({ certainty }) => certainty === 'certain')).toEqual([]);
  });
});
