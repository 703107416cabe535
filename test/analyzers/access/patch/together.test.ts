import { describe, expect, it } from 'vitest';
import { patchFor, together } from '../../../../src/analyzers/access/patch/index.ts';
import type { Patch } from '../../../../src/core/cause.ts';
import { account, bucket, key, legOf, object, told } from '../leg-of.ts';

const other = '444455556666';
const all = (patches: readonly (Patch | null)[]): readonly Patch[] => patches.filter((patch) => patch !== null);

describe('patches together', () => {
  it('let a request in that needs both sides', () => {
    const leg = legOf({ owner: other });
    const identity = patchFor({ id: 'C01', layer: 'identity' }, leg, null);
    const resource = patchFor({ id: 'D02', layer: 'resource' }, leg, null);
    expect(together(all([identity, resource]), [leg])).toBe(true);
    expect(together(all([identity]), [leg])).toBe(false);
    expect(together(all([resource]), [leg])).toBe(false);
  });

  it('let a request in that needs the object and its key, in one new policy', () => {
    const root = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' } as const;
    const onObject = legOf();
    const onKey = legOf({ action: 'kms:Decrypt', arn: key, documents: [{ layer: 'resource', statements: [root] }] });
    const patches = all([
      patchFor({ id: 'C01', layer: 'identity' }, onObject, null),
      patchFor({ id: 'F01', layer: 'identity' }, onKey, null),
    ]);
    expect(together(patches, [onObject, onKey])).toBe(true);
    expect(together(patches.slice(0, 1), [onObject, onKey])).toBe(false);
  });

  it('each keep their place when one statement becomes several', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' } as const;
    const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: object } as const;
    const statements = [deny, allow, { ...allow, Resource: bucket }];
    const leg = legOf({ documents: [{ layer: 'identity', statements }] });
    const list = legOf({ action: 's3:ListBucket', arn: `${bucket}2`, documents: [{ layer: 'identity', statements }] });
    const first = patchFor({ id: 'C02', layer: 'identity' }, leg, told(leg, 'identity', 'Deny'));
    const third: Patch = { ...(first as Patch), statement: 3, before: statements[2], after: allow };
    expect(together(all([first, third]), [leg])).toBe(true);
    expect(together(all([first, third]), [list])).toBe(false);
  });

  it('are not together when both change the same statement', () => {
    const leg = legOf({
      documents: [
        {
          layer: 'identity',
          statements: [
            { Effect: 'Deny', Action: '*', Resource: object },
            { Effect: 'Allow', Action: '*', Resource: '*' },
          ],
        },
      ],
    });
    const patch = patchFor({ id: 'C02', layer: 'identity' }, leg, told(leg, 'identity', 'Deny'));
    expect(together(all([patch]), [leg])).toBe(true);
    expect(together(all([patch, patch]), [leg])).toBe(false);
  });

  it('are not enough while something else refuses', () => {
    const leg = legOf({ about: { publicPolicyCutOff: true, owner: other } });
    const patches = all([
      patchFor({ id: 'C01', layer: 'identity' }, leg, null),
      patchFor({ id: 'D02', layer: 'resource' }, leg, null),
    ]);
    expect(together(patches, [leg])).toBe(false);
  });
});
