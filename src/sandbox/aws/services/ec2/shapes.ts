import { z } from 'zod';
import { AwsError } from '../../service.ts';
import { page } from '../protocols/paging.ts';
import type { Output } from '../protocols/protocol.ts';
import { listOf, text, whole } from '../protocols/schema.ts';

/** EC2 lists are numbered without `member`: `Filter.1.Name`, `Filter.1.Value.1`. */
export const filters = listOf(z.object({ Name: text, Value: listOf(z.string()) })).optional();
export const ids = listOf(text).optional();
export const paging = { MaxResults: whole.min(5).max(1000).optional(), NextToken: text.optional() };
export const tagSpecifications = listOf(
  z.object({ Tag: listOf(z.object({ Key: text, Value: z.string() })).optional() }),
).optional();

export interface Paging {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export function listing(list: string, all: readonly unknown[], { MaxResults, NextToken }: Paging): Output {
  const { items, next } = page(all, { size: MaxResults ?? 1000, token: NextToken, invalid: 'InvalidNextToken' });
  return { [list]: items, nextToken: next };
}

type Filters = readonly { readonly Name: string; readonly Value: readonly string[] }[];
type Fields<Item> = Readonly<Record<string, (item: Item) => readonly string[]>>;

/** All filters must fit, one value of each is enough, `*` and `?` are wildcards (EC2 user guide, «List and filter»). */
export function filtered<Item extends { readonly tags: ReadonlyMap<string, string> }>(
  all: readonly Item[],
  asked: Filters | undefined,
  fields: Fields<Item>,
): readonly Item[] {
  const tests = (asked ?? []).map(({ Name, Value }) => {
    const field = fieldOf(Name, fields);
    const patterns = Value.map(pattern);
    return (item: Item) => field(item).some((value) => patterns.some((wanted) => wanted.test(value)));
  });
  return all.filter((item) => tests.every((test) => test(item)));
}

function fieldOf<Item extends { readonly tags: ReadonlyMap<string, string> }>(name: string, fields: Fields<Item>) {
  const field = fields[name];
  if (field !== undefined) return field;
  if (name.startsWith('tag:'))
    return ({ tags }: Item) => [tags.get(name.slice(4))].filter((value) => value !== undefined);
  if (name === 'tag-key') return ({ tags }: Item) => [...tags.keys()];
  throw new AwsError('InvalidParameterValue', 400, `The filter '${name}' is invalid`);
}

function pattern(value: string): RegExp {
  const escaped = value.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

export const tagsView = (tags: ReadonlyMap<string, string>) => [...tags].map(([key, value]) => ({ key, value }));

export function tagsOf(specifications: z.output<typeof tagSpecifications>): Map<string, string> {
  const tags = (specifications ?? []).flatMap(({ Tag = [] }) => Tag);
  return new Map(tags.map(({ Key, Value }) => [Key, Value]));
}
