import { describe, expect, it } from 'vitest';
import { nearbyKeys } from '../../../src/aws/measures/nearby-keys.ts';
import { objectVersions } from '../../../src/aws/measures/object-versions.ts';
import { absent } from '../../../src/core/fact.ts';
import { nobody } from '../../../src/core/subject.ts';
import { target } from '../../../src/core/target.ts';
import { readersOf } from '../clients-of.ts';
import { found } from '../reads.ts';
import { startStub } from '../stub.ts';

const prefixOf = (url: string): string => new URL(url, 'http://stub').searchParams.get('prefix') ?? '';

describe('objectVersions', () => {
  const entry = (tag: string, key: string, id: string, at: string, latest = false) =>
    `<${tag}><Key>${key}</Key><VersionId>${id}</VersionId><IsLatest>${latest}</IsLatest><LastModified>${at}</LastModified>${tag === 'Version' ? '<Size>3</Size>' : ''}<Owner><ID>me</ID></Owner></${tag}>`;

  it('are of exactly this key, versions and delete markers together, newest first', async () => {
    const body = `<ListVersionsResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>${[
      entry('Version', 'a+b%2Bc', 'v1', '2026-01-01T00:00:00.000Z'),
      entry('Version', 'a+b%2Bc', 'v2', '2026-02-01T00:00:00.000Z'),
      entry('Version', 'a+b%2Bc.old', 'other', '2026-09-01T00:00:00.000Z', true),
      entry('DeleteMarker', 'a+b%2Bc', 'm', '2026-03-01T00:00:00.000Z', true),
    ].join('')}</ListVersionsResult>`;
    await using stub = await startStub(() => ({ status: 200, body }));
    const fact = await objectVersions.read(readersOf(stub), target({ bucket: 'logs', key: 'a b+c' }), {});
    const common = { isLatest: false, isDeleteMarker: false, owner: 'me', size: 3 };
    expect(fact).toEqual({
      is: 'known',
      value: [
        {
          ...common,
          versionId: 'm',
          isLatest: true,
          isDeleteMarker: true,
          size: null,
          lastModified: '2026-03-01T00:00:00.000Z',
        },
        { ...common, versionId: 'v2', lastModified: '2026-02-01T00:00:00.000Z' },
        { ...common, versionId: 'v1', lastModified: '2026-01-01T00:00:00.000Z' },
      ],
    });
    expect(prefixOf(stub.asked[0]?.url ?? '')).toBe('a b+c');
  });

  it('a server that does not encode keys is taken at its word', async () => {
    const body = `<ListVersionsResult><IsTruncated>false</IsTruncated>${entry('Version', 'a+b', 'v1', '2026-01-01T00:00:00.000Z')}</ListVersionsResult>`;
    await using stub = await startStub(() => ({ status: 200, body }));
    const fact = await objectVersions.read(readersOf(stub), target({ bucket: 'logs', key: 'a+b' }), {});
    expect(fact).toMatchObject({ is: 'known', value: [{ versionId: 'v1' }] });
  });
});

describe('nearbyKeys', () => {
  async function near(key: string, there: readonly string[], cut: (prefix: string) => boolean = () => false) {
    await using stub = await startStub(({ url }) => {
      const keys = there.filter((one) => one.startsWith(prefixOf(url)));
      const contents = keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('');
      const truncated = `<IsTruncated>${cut(prefixOf(url))}</IsTruncated>`;
      return { status: 200, body: `<ListBucketResult>${truncated}${contents}</ListBucketResult>` };
    });
    const fact = await nearbyKeys.read(readersOf(stub), target({ bucket: 'logs', key }), {});
    return { fact, prefixes: stub.asked.map(({ url }) => prefixOf(url)) };
  }

  it('looks in the folder', async () => {
    const { fact, prefixes } = await near('/reports/2026/b.csv', ['reports/2026/a.csv', 'reports/2025/b.csv']);
    expect(fact).toEqual({ is: 'known', value: ['reports/2026/a.csv'] });
    expect(prefixes.toSorted()).toEqual(['reports/', 'reports/2026/']);
  });

  it('looks one level up when the folder is empty', async () => {
    const { fact, prefixes } = await near('Reports/a.csv', ['reports/a.csv']);
    expect(fact).toEqual({ is: 'known', value: ['reports/a.csv'] });
    expect(prefixes.toSorted()).toEqual(['', 'Reports/']);
  });

  it('looks closer when the folder is too large', async () => {
    const { fact, prefixes } = await near(
      'logs/xyz.gz',
      ['logs/aaa.gz', 'logs/xyy.gz'],
      (prefix) => prefix === 'logs/',
    );
    expect(fact).toMatchObject({ value: ['logs/xyy.gz', 'logs/aaa.gz'] });
    expect(prefixes.toSorted()).toEqual(['', 'logs/', 'logs/xy']);
  });

  it.each([
    ['is there', found, nobody],
    ['is about to be stored', {}, { ...nobody, action: 's3:PutObject' }],
  ])('asks nothing when the object %s', async (_why, sofar, subject) => {
    await using stub = await startStub(() => ({ status: 500 }));
    const fact = await nearbyKeys.read(readersOf(stub), target({ bucket: 'logs', key: 'a' }), sofar, subject);
    expect(fact).toEqual(absent);
    expect(stub.asked).toEqual([]);
  });
});
