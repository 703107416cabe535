import { isDeepStrictEqual } from 'node:util';
import type { NamedConfiguration } from '../core/settings.ts';
import { plain } from './plain.ts';
import { Malformed } from './well-formed.ts';

/** One page of a list of configurations, as S3's four such lists look. */
interface Page {
  readonly configurations: readonly { readonly Id: string | undefined }[] | undefined;
  readonly next: string | undefined;
}

/** S3 keeps at most 1,000 of each kind for a bucket, 100 a page (S3 API reference, ListBucketMetricsConfigurations). */
const mostPages = 20;

/** The whole list, in S3's order. */
export async function everyPage(page: (token: string | undefined) => Promise<Page>): Promise<NamedConfiguration[]> {
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
  readonly put: (Id: string, configuration: NamedConfiguration) => Promise<unknown>;
  readonly remove: (Id: string) => Promise<unknown>;
}

/** Makes the list what `wanted` says: puts what is new or different, then removes the rest. */
export async function replaceAll(wanted: readonly NamedConfiguration[], { list, put, remove }: Ways): Promise<void> {
  const there = new Map((await list()).map((configuration) => [configuration.Id, configuration]));
  for (const configuration of wanted) {
    const before = there.get(configuration.Id);
    there.delete(configuration.Id);
    if (!isDeepStrictEqual(before, configuration)) await put(configuration.Id, configuration);
  }
  for (const Id of there.keys()) await remove(Id);
}
