import { describe, expect, it } from 'vitest';
import { hiddenBy } from '../../../../src/analyzers/access/legs/hidden-fact.ts';
import { both, nothing, placed } from '../../../../src/analyzers/access/legs/sides.ts';
import { absent, denied, type Fact, failed, known } from '../../../../src/core/fact.ts';
import type { PolicyDocument } from '../../../../src/core/settings.ts';
import { plain } from '../../../../src/core/words.ts';
import { policyOf, publicRead } from '../../../facts.ts';

const place = { layer: 'resource', level: null, what: 'the bucket policy of logs', call: 'GetBucketPolicy' } as const;
const at = (document: PolicyDocument, but: { readonly arn?: string; readonly level?: string } = {}) =>
  placed({ ...place, arn: null, shared: true, place: null, document, use: 'resource', ...but });

describe('a document', () => {
  it('that can be understood has a say, whole', () => {
    const { documents, hidden } = at(policyOf(publicRead));
    expect(documents).toMatchObject([{ ...place, document: policyOf(publicRead) }]);
    expect(documents[0]?.policy.rules).toHaveLength(1);
    expect(hidden).toEqual([]);
  });

  it('has a name of its own among all documents of a question', () => {
    const one = policyOf(publicRead);
    const names = [at(one), at(one, { arn: 'arn:p' }), at(one, { level: 'r-1' })].flatMap(({ documents }) =>
      documents.map(({ policy }) => policy.name),
    );
    expect(new Set(names).size).toBe(3);
  });

  it.each<[string, unknown, string]>([
    ['a statement without an effect', { Statement: [{ Principal: '*', Action: '*', Resource: '*' }] }, 'Statement[1]'],
    ['no document', 'text', 'document'],
  ])('that AWS would refuse, with %s, hides its layer and says where', (_what, document, where) => {
    const { documents, hidden } = at(document as PolicyDocument);
    expect(documents).toEqual([]);
    expect(hidden).toMatchObject([{ layer: 'resource', needs: [] }]);
    expect(plain(hidden[0]?.because ?? [])).toContain(`the bucket policy of logs could not be understood: ${where}`);
  });
});

it('sides together say what each says', () => {
  const one = at(policyOf(publicRead));
  const other = { documents: [], hidden: [{ layer: 'acl' as const, because: ['why'], needs: [] }] };
  expect(both(one, nothing, other)).toEqual({ documents: one.documents, hidden: other.hidden });
  expect(both()).toEqual(nothing);
});

describe('a fact', () => {
  it.each<[string, Fact<unknown> | undefined, string, readonly string[]]>([
    ['nobody read', undefined, 'the key was not read', []],
    [
      'may not be read',
      denied('kms:DescribeKey'),
      'Cooper may not call kms:DescribeKey for the key',
      ['kms:DescribeKey'],
    ],
    [
      'may not be read, as AWS says',
      denied('kms:DescribeKey', 'No.'),
      'Cooper may not call kms:DescribeKey for the key (No.)',
      ['kms:DescribeKey'],
    ],
    ['gave no answer', failed('throttled', 'SlowDown'), 'reading the key failed (throttled): SlowDown', []],
  ])('that %s hides a layer', (_what, fact, because, needs) => {
    const hidden = hiddenBy('kms', 'the key', fact);
    expect(hidden).toMatchObject({ layer: 'kms', needs });
    expect(plain(hidden?.because ?? [])).toBe(because);
  });

  it.each([
    ['known', known(1)],
    ['absent', absent],
  ])('that is %s hides nothing', (_what, fact) => {
    expect(hiddenBy('kms', 'the key', fact)).toBeNull();
  });

  it('is told with the words of AWS, where these are short', () => {
    expect(hiddenBy('kms', 'the key', denied('kms:DescribeKey', 'No.'))?.said).toBe('No.');
    expect(hiddenBy('kms', 'the key', denied('kms:DescribeKey', 'x'.repeat(200)))?.said).toBeUndefined();
  });
});
