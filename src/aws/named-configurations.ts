import { isDeepStrictEqual } from 'node:util';
import type { S3Client } from '@aws-sdk/client-s3';
import type { NamedConfiguration } from '../core/settings.ts';
import { type BucketInput, ownBucket, readBucket } from './bucket-read.ts';
import { plain } from './plain.ts';
import type { Answered, Setting, WriteCall } from './reading.ts';
import { PartlyWritten } from './unwritable.ts';
import { Malformed } from './well-formed.ts';

/** One page of a list of configurations, as S3's four such lists look. */
interface Page {
  readonly configurations: readonly { readonly Id: string | undefined }[] | undefined;
  readonly next: string | undefined;
}

/** S3 keeps at most 1,000 of each kind for a bucket, 100 a page (S3 API reference, ListBucketMetricsConfigurations). */
const mostPages = 20;

/** What tells S3's four lists of configurations apart. */
interface Kind<Name extends ListName> {
  readonly name: Name;
  readonly calls: { readonly list: string; readonly put: string; readonly remove: string };
  readonly actions: { readonly read: string; readonly write: string };
  page(s3: S3Client, input: BucketInput & { readonly ContinuationToken: string | undefined }): Promise<Page>;
  put(s3: S3Client, input: BucketInput & { readonly Id: string }, configuration: NamedConfiguration): Promise<Answered>;
  remove(s3: S3Client, input: BucketInput & { readonly Id: string }): Promise<Answered>;
}

type ListName = 'metrics' | 'inventory' | 'analytics' | 'intelligentTiering';

/** A setting that is a list of configurations, each under an id of its own: read to its last page, written as a whole. */
export function namedSetting<Name extends ListName>({ name, calls, actions, ...kind }: Kind<Name>): Setting<Name> {
  const list = (s3: S3Client, bucket: BucketInput) =>
    everyPage((ContinuationToken) => kind.page(s3, { ...bucket, ContinuationToken }));
  const listing: WriteCall = { call: calls.list, action: actions.read };
  const putting: WriteCall = { call: calls.put, action: actions.write };
  const removing: WriteCall = { call: calls.remove, action: actions.write };
  return {
    name,
    calls: [calls.list],
    needs: [actions.read],
    writes: { put: [listing, putting, removing], remove: [listing, removing] },
    read: ({ s3 }, target) => readBucket(target, { action: actions.read }, (bucket) => list(s3, bucket)),
    async write({ s3 }, target, value) {
      const bucket = ownBucket(target);
      return replaceAll(value ?? [], {
        list: () => list(s3, bucket),
        put: (Id, configuration) => kind.put(s3, { ...bucket, Id }, configuration),
        remove: (Id) => kind.remove(s3, { ...bucket, Id }),
      });
    },
  };
}

/** The whole list, in S3's order. */
async function everyPage(page: (token: string | undefined) => Promise<Page>): Promise<NamedConfiguration[]> {
  const all: NamedConfiguration[] = [];
  let token: string | undefined;
  for (let nth = 0; nth < mostPages; nth += 1) {
    const { configurations, next } = await page(token);
    all.push(...plain<NamedConfiguration[]>(configurations ?? []));
    if (next === undefined || next === '') return all;
    token = next;
  }
  throw new Malformed(`the list has no end after ${mostPages} pages`);
}

interface Ways {
  readonly list: () => Promise<NamedConfiguration[]>;
  readonly put: (Id: string, configuration: NamedConfiguration) => Promise<Answered>;
  readonly remove: (Id: string) => Promise<Answered>;
}

/** Makes the list what `wanted` says: puts what is new or different, then removes the rest. */
async function replaceAll(
  wanted: readonly NamedConfiguration[],
  { list, put, remove }: Ways,
): Promise<Answered | null> {
  const there = new Map((await list()).map((configuration) => [configuration.Id, configuration]));
  const kept = new Set(wanted.map(({ Id }) => Id));
  const steps = [
    ...wanted
      .filter((configuration) => !isDeepStrictEqual(there.get(configuration.Id), configuration))
      .map((configuration) => () => put(configuration.Id, configuration)),
    ...[...there.keys()].filter((Id) => !kept.has(Id)).map((Id) => () => remove(Id)),
  ];
  return inOrder(steps);
}

/** A refusal of the first step changed nothing; one of a later step leaves a mixture. */
async function inOrder(steps: readonly (() => Promise<Answered>)[]): Promise<Answered | null> {
  let last: Answered | null = null;
  for (const [nth, step] of steps.entries())
    try {
      last = await step();
    } catch (error) {
      if (nth === 0) throw error;
      throw new PartlyWritten(`${nth} of ${steps.length} calls went well`, { cause: error });
    }
  return last;
}
