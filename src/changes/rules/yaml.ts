import { type Document, isMap, isSeq, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Placed } from './fault.ts';

/** A file as texts, lists and mappings, with the way back to its lines. */
export interface Yaml {
  /** Null for an empty file. */
  readonly value: unknown;
  /** What is no YAML, or is YAML that is not read here. `value` says nothing then. */
  readonly faults: readonly Placed[];
  /** From 1; of the key, of the list's entry, or of the nearest thing around that is there. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

/** The failsafe schema has no types: `no`, `18:00` and an account id that begins with 0 stay the texts that they are. */
export function readYaml(text: string): Yaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number | undefined) => (offset === undefined ? null : counter.linePos(offset).line);
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: [],
    text: explained[code] ?? message,
    line: lineAt(pos[0]),
  }));
  visit(document, {
    Alias: (_key, { source, range }) => {
      faults.push({ path: [], text: `*${source}: aliases are not read: write it out`, line: lineAt(range?.[0]) });
    },
  });
  return {
    value: faults.length > 0 ? null : document.toJS(),
    faults,
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** What the library says in terms of its own functions. */
const explained: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'there is a second document (---): write one',
  DUPLICATE_KEY: 'this key is there twice: keep one',
  TAG_RESOLVE_FAILED: 'tags (!) are not read: take it out',
};

/** Of the last key or entry on the way that is there. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  let node: unknown = document.contents;
  let offset = offsetIn(node);
  for (const part of path) {
    const next = stepInto(node, part);
    if (next === null) break;
    offset = offsetIn(next.shown) ?? offset;
    node = next.node;
  }
  return offset;
}

/** What stands below a key or at a place in a list, and what shows where. Null: there is no such thing. */
function stepInto(node: unknown, part: string | number) {
  if (isSeq(node) && typeof part === 'number') return { node: node.items[part], shown: node.items[part] };
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
  return pair === undefined ? null : { node: pair.value, shown: pair.key };
}

const offsetIn = (node: unknown): number | undefined =>
  isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
