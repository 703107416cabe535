import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import { ordered, type Ranked } from '../../../../src/analyzers/access/causes/order.ts';
import { type CauseLayer, causeLayers, type Certainty } from '../../../../src/core/cause.ts';

interface But {
  readonly certainty?: Certainty;
  readonly layer?: CauseLayer;
  readonly explicit?: boolean;
  readonly primary?: boolean;
  readonly saw?: unknown;
  readonly because?: string;
}

function ranked(id: string, but: But = {}): Ranked {
  const { certainty = 'certain', layer, explicit = false, primary = true, saw, because = id } = but;
  const evidence = saw === undefined ? [] : [{ call: 'GetBucketPolicy', saw }];
  const cause = causeOf(id, { certainty, because: [because], evidence, ...(layer && { layer }) });
  return { cause, explicit, primary };
}

const idsOf = (...all: readonly Ranked[]) => ordered(all).map(({ id }) => id);

describe('of two causes the first is', () => {
  it.each([
    ['what is certain', ranked('C01'), ranked('D01', { certainty: 'likely', explicit: true })],
    ['what is likely', ranked('C01', { certainty: 'likely' }), ranked('D01', { certainty: 'possible' })],
    ['what is decided before any policy', ranked('A13'), ranked('D01', { explicit: true })],
    ['the wrong Region', ranked('B01'), ranked('D01', { explicit: true })],
    ['a bucket that is not there', ranked('B04'), ranked('D01', { explicit: true })],
    ['the action that was asked for', ranked('C01'), ranked('F02', { explicit: true, primary: false })],
    ['an explicit denial', ranked('D01', { explicit: true }), ranked('E01')],
    ['a denial of the organization', ranked('E02', { explicit: true }), ranked('D01', { explicit: true })],
    ['a policy, not the state of the object', ranked('C01'), ranked('D26')],
    ['a policy, not a missing object', ranked('C01'), ranked('B06')],
  ])('%s', (_what, first, second) => {
    const want = [first.cause.id, second.cause.id];
    expect([idsOf(first, second), idsOf(second, first)]).toEqual([want, want]);
  });

  it('what is not sure never comes before what is, however early it is decided', () => {
    expect(idsOf(ranked('A13', { certainty: 'possible' }), ranked('D26'))).toEqual(['D26', 'A13']);
  });
});

it('layers come in the order in which AWS names them, and every layer has a place', () => {
  const all = causeLayers.map((layer) => ranked('X01', { layer, because: layer }));
  const layers = ordered(all.toReversed()).map(({ layer }) => layer);
  expect(layers.toSorted()).toEqual(causeLayers.toSorted());
  expect(layers.slice(0, 3)).toEqual(['authentication', 'region', 'scp']);
  expect(layers.slice(-2)).toEqual(['existence', 'state']);
  expect(layers.indexOf('resource')).toBeLessThan(layers.indexOf('identity'));
});

describe('the same thing is told once', () => {
  const at = (statement: number, document = 'the bucket policy') => ({ document, statement });

  it('one statement that refuses two actions', () => {
    const one = ranked('D01', { saw: at(1), because: 'denies s3:GetObject' });
    const other = ranked('D01', { saw: at(1), because: 'denies s3:GetObjectTagging', primary: false });
    expect(ordered([other, one]).map(({ because }) => because)).toEqual([['denies s3:GetObject']]);
  });

  it.each([
    ['two statements', ranked('D01', { saw: at(1) }), ranked('D01', { saw: at(2) })],
    ['two documents', ranked('D01', { saw: at(1) }), ranked('D01', { saw: at(1, 'another policy') })],
    ['two layers', ranked('E06', { saw: at(1) }), ranked('E06', { saw: at(1), layer: 'identity' })],
    ['two causes', ranked('E06', { saw: at(1) }), ranked('E07', { saw: at(1) })],
    ['silence on two actions', ranked('C01', { because: 'a' }), ranked('C01', { because: 'b' })],
    ['a statement and silence', ranked('C01', { saw: at(1) }), ranked('C01', { saw: 'text' })],
  ])('%s are two things', (_what, one, other) => {
    expect(ordered([one, other])).toHaveLength(2);
  });
});
