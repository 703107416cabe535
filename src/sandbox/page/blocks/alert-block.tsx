import { string } from '../json.ts';
import { TextObject } from '../text/text-object.tsx';
import { StatusIcon } from '../ui/status-icon.tsx';
import type { BlockProps } from './block-props.ts';

const icons = new Map([
  ['info', 'information_source'],
  ['warning', 'warning'],
  ['error', 'x'],
  ['success', 'white_check_mark'],
]);

export function AlertBlock({ block }: BlockProps) {
  const level = string(block['level']) || 'default';
  const icon = icons.get(level);
  return (
    <div
      className={`alert alert--${icon === undefined ? 'default' : level}`}
      role={level === 'error' ? 'alert' : 'note'}
    >
      {icon !== undefined && <StatusIcon name={icon} />}
      <div className="prose">
        <TextObject of={block['text']} />
      </div>
    </div>
  );
}
