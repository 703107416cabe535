import { useState } from 'react';
import { type Json, list, number, records, string } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { Cell } from './cell.tsx';
import { isNumeric, nextOrder, type Order, sorted } from './cells.ts';

/** Slack's default (docs.slack.dev, «Data table block»). */
const defaultPageSize = 5;

/** A table that sorts by its heads and turns its pages. */
export function DataTableBlock({ block, blockId }: BlockProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const [page, setPage] = useState(0);
  const [head = [], ...body] = list(block['rows']).map(records);
  const size = Math.max(1, number(block['page_size'], defaultPageSize));
  const pages = Math.max(1, Math.ceil(body.length / size));
  const at = Math.min(page, pages - 1);
  const named = number(block['row_header_column_index'], 0);
  const shown = sorted(body, order).slice(at * size, (at + 1) * size);
  const caption = string(block['caption']);

  return (
    <div className="data-table">
      <div className="table" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <Head
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                  key={column}
                  cell={cell}
                  blockId={blockId}
                  className={`cell cell--${isNumeric(body, column) ? 'right' : 'left'}`}
                  direction={order?.column === column ? order.direction : 'none'}
                  onSort={() => setOrder(nextOrder(order, column))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, nth) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row is its place
              <tr key={nth}>
                {row.map((cell, column) => rowCell(cell, column, blockId, named, isNumeric(body, column)))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pager at={at} size={size} rows={body.length} onTurn={setPage} />}
    </div>
  );
}

function rowCell(cell: Json, column: number, blockId: string, named: number, isNumber: boolean) {
  const className = `cell cell--${isNumber ? 'right' : 'left'}`;
  const inside = <Cell cell={cell} blockId={blockId} />;
  if (column !== named) {
    return (
      <td key={column} className={className}>
        {inside}
      </td>
    );
  }
  return (
    <th key={column} scope="row" className={className}>
      {inside}
    </th>
  );
}

interface HeadProps {
  readonly cell: Json;
  readonly blockId: string;
  readonly className: string;
  readonly direction: Order['direction'] | 'none';
  readonly onSort: () => void;
}

function Head({ cell, blockId, className, direction, onSort }: HeadProps) {
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <button type="button" className="sort" onClick={onSort}>
        <Cell cell={cell} blockId={blockId} />
        <span className={`sort__arrow sort__arrow--${direction}`} aria-hidden="true" />
      </button>
    </th>
  );
}

interface PagerProps {
  readonly at: number;
  readonly size: number;
  readonly rows: number;
  readonly onTurn: (page: number) => void;
}

function Pager({ at, size, rows, onTurn }: PagerProps) {
  const last = Math.min((at + 1) * size, rows);
  return (
    <div className="pager">
      <span aria-live="polite">
        {at * size + 1}–{last} of {rows}
      </span>
      <button type="button" className="button button--small" disabled={at === 0} onClick={() => onTurn(at - 1)}>
        Previous
      </button>
      <button type="button" className="button button--small" disabled={last >= rows} onClick={() => onTurn(at + 1)}>
        Next
      </button>
    </div>
  );
}
