import { partsOf, fixed } from '../../../policy/pattern.ts';
import { glob } from '../../../policy/glob.ts';
import type { Rule } from '../../../policy/policy.ts';
import { arrayOf, type Statement } from '../../../policy/statements.ts';
import { type Action, actions } from '../../access/operations/actions.ts';

/** A letter for private use: the key that no statement means by name, and what stands for a `*` in one that it does. */
export const anyKey = '\u{10fffd}';

/** A key as people write it: `logs/*`. */
export const spelledKey = (key: string): string => key.replaceAll(anyKey, '*');

/** What is always asked: reading, writing, deleting and listing. */
const basics = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'];

const byName: ReadonlyMap<string, Action> = new Map(
  actions.filter(({ on }) => on === 'object' || on === 'bucket').map((action) => [action.name.toLowerCase(), action]),
);

export const basicActions: readonly Action[] = basics.flatMap((name) => byName.get(name.toLowerCase()) ?? []);

/** One key of this bucket for each resource that a statement names, or leaves out; none for those of other buckets. */
export function keysIn({ statement }: Statement, bucket: string): readonly string[] {
  const { Resource: of, NotResource: but } = statement;
  return arrayOf(of ?? but ?? []).flatMap((text) => keyIn(text, bucket) ?? []);
}

function keyIn(text: string, bucket: string): string | null {
  const rest = text.split(':').slice(5).join(':');
  const [place = '', ...key] = rest.split('/');
  if (/^\*+$/.test(text) || (key.length === 0 && rest.endsWith('*'))) return anyKey;
  if (key.length === 0 || !glob(fixed(partsOf(place, false)) ?? [])(bucket)) return null;
  return key
    .join('/')
    .replaceAll(/\$\{[^}]*\}|\*+/g, anyKey)
    .replaceAll('?', 'x');
}

/** What a statement speaks of by name beside the basics; one example where it means none of them, and names no other. */
export function actionsIn({ statement }: Statement, { actions: of }: Rule): readonly Action[] {
  const named = arrayOf(statement.Action ?? []).flatMap((name) => byName.get(name.toLowerCase()) ?? []);
  const further = named.filter(({ name }) => !basics.includes(name));
  if (of.except || named.length > 0 || basics.some((name) => of.matchers.some((fits) => fits(name.toLowerCase()))))
    return further;
  const example = [...byName.entries()].find(([name]) => of.matchers.some((fits) => fits(name)));
  return example === undefined ? [] : [example[1]];
}
