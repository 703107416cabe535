import { list, records, string } from '../json.ts';
import type { BlockProps } from './block-props.ts';
import { Cell } from './cell.tsx';

const alignments = ['left', 'center', 'right'];

/** The first row is the head. */
export function TableBlock({ block, blockId }: BlockProps) {
  const settings = records(block['column_settings']);
  const [head = [], ...body] = list(block['rows']).map(records);

  const classOf = (column: number): string => {
    const align = string(settings[column]?.['align']);
    const wrapped = settings[column]?.['is_wrapped'] === true ? ' cell--wrapped' : '';
    return `cell cell--${alignments.includes(align) ? align : 'left'}${wrapped}`;
  };

  return (
    <div className="table" tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <th key={column} scope="col" className={classOf(column)}>
                <Cell cell={cell} blockId={blockId} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={nth}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                <td key={column} className={classOf(column)}>
                  <Cell cell={cell} blockId={blockId} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
