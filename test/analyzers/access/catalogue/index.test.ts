import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, rowOf } from '../../../../src/analyzers/access/catalogue/index.ts';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import { ofCauses, ofKeys, ofLayers } from '../../../../src/analyzers/access/error-text/fitting.ts';
import { causeLayers, fixers } from '../../../../src/core/cause.ts';

const ids = catalogue.map(({ id }) => id);
const fits = [ofCauses, ofKeys, ofLayers].flatMap((table) => Object.entries(table));

describe('every row of the catalogue', () => {
  it.each(catalogue)('$id is whole', ({ id, title, layer, fixers: who, next }) => {
    expect(title).toMatch(/^[A-Z].+[^.]$/);
    expect(next).toMatch(/^[A-Z].+\.$/s);
    expect(causeLayers).toContain(layer);
    expect(who.filter((one) => !fixers.includes(one))).toEqual([]);
    expect(new Set(who).size).toBe(who.length);
    expect(who.length === 0).toBe(id === 'X00');
  });

  it('has an id of its own, and a title', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(catalogue.map(({ title }) => title)).size).toBe(ids.length);
  });

  it('is there, in each part from the first to the last', () => {
    const counts: Readonly<Record<string, number>> = { A: 18, B: 16, C: 14, D: 36, E: 15, F: 21, G: 15 };
    const want = Object.entries(counts).flatMap(([part, count]) =>
      Array.from({ length: count }, (_none, nth) => `${part}${String(nth + 1).padStart(2, '0')}`),
    );
    expect(ids.toSorted()).toEqual([...want, 'X00', 'X01', 'X02', 'X03']);
  });
});

describe('every id that the code can give', () => {
  const src = new URL('../../../../src/analyzers/access/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('catalogue'),
  );

  it.each(files)('in %s is a row', (name) => {
    const text = readFileSync(new URL(name, src), 'utf8');
    const named = [...text.matchAll(/'([A-GX]\d\d)'/g)].map(([, id]) => id);
    expect(named.filter((id) => !ids.some((one) => one === id))).toEqual([]);
  });

  it.each(fits)('that fits %s is a row', (name, open) => {
    const given = open.flatMap(({ ids: some }) => some.split(' '));
    const keyed = /^[A-GX]\d\d$/.test(name) ? [name] : [];
    expect([...keyed, ...given].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('throws, where it is none', () => {
    expect(() => rowOf('Z99')).toThrow('The catalogue of causes has no Z99.');
  });
});

describe('a cause', () => {
  const because = ['because'];

  it('says what its row says, where it says nothing else', () => {
    const { title, layer, fixers: who, next } = rowOf('D02');
    expect(causeOf('D02', { certainty: 'likely', because, evidence: [] })).toEqual({
      id: 'D02',
      title,
      certainty: 'likely',
      layer,
      action: null,
      fixers: who,
      because,
      next: [next],
      evidence: [],
      patch: null,
    });
  });

  it('says what it knows better', () => {
    const better = { layer: 'access_point', action: 's3:GetObject', next: ['Do this.'] } as const;
    expect(causeOf('D02', { certainty: 'certain', because, evidence: [], ...better })).toMatchObject(better);
  });
});
