import { createElement, type ReactNode } from 'react';
import { Inlines } from './inlines.tsx';
import type { Chunk, Inline, ListItem } from './inline.ts';

/** Paragraphs, lists, quotes, code. `dir="auto"` lets right-to-left text start on its own side. */
export function Chunks({ of }: { readonly of: readonly Chunk[] }): ReactNode {
  // oxlint-disable-next-line react/no-array-index-key -- text has no identity, and a new text is drawn anew
  return of.map((chunk, nth) => <ChunkView key={nth} chunk={chunk} />);
}

function ChunkView({ chunk }: { readonly chunk: Chunk }) {
  switch (chunk.is) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines of={chunk.inside} />
        </p>
      );
    case 'heading':
      return createElement(`h${Math.min(chunk.level + 2, 6)}`, { dir: 'auto' }, <Inlines of={chunk.inside} />);
    case 'pre':
      return (
        <pre dir="auto" tabIndex={0}>
          <Inlines of={chunk.inside} />
        </pre>
      );
    case 'quote':
      return (
        <blockquote>
          <Chunks of={chunk.inside} />
        </blockquote>
      );
    case 'list':
      return <List items={chunk.items} />;
    case 'rule':
      return <hr />;
    case 'table':
      return <TextTable rows={chunk.rows} />;
  }
}

/** Indentation is a style, not nesting: items of several depths come as one flat list. */
function List({ items }: { readonly items: readonly ListItem[] }) {
  return (
    <ul className="list">
      {items.map((item, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- text has no identity, and a new text is drawn anew
        <li key={nth} className={`list__item list__item--${Math.min(item.indent, 6)}`}>
          <span className="list__mark" aria-hidden={item.number === null && item.done === null}>
            {markOf(item)}
          </span>
          <span dir="auto">
            <Inlines of={item.inside} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const bullets = ['•', '◦', '▪'] as const;

function markOf({ number, done, indent }: ListItem): string {
  if (done !== null) return done ? '☑' : '☐';
  return number === null ? (bullets[indent % bullets.length] ?? '•') : orderedMark(number, indent);
}

function orderedMark(number: number, indent: number): string {
  return indent % 2 === 1 && number <= 26 ? `${String.fromCodePoint(96 + number)}.` : `${number}.`;
}

function TextTable({ rows }: { readonly rows: readonly (readonly (readonly Inline[])[])[] }) {
  const [head = [], ...body] = rows;
  return (
    <div className="table" tabIndex={0}>
      <table>
        <thead>
          <tr>{head.map((cell, nth) => cellView('th', cell, nth))}</tr>
        </thead>
        <tbody>
          {body.map((row, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- text has no identity, and a new text is drawn anew
            <tr key={nth}>{row.map((cell, column) => cellView('td', cell, column))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellView = (element: 'td' | 'th', cell: readonly Inline[], key: number) =>
  createElement(element, { key, dir: 'auto' }, <Inlines of={cell} />);
