import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Option } from './options.ts';

interface Props {
  readonly id: string;
  readonly options: readonly Option[] | null;
  readonly chosen: readonly Option[];
  readonly isMany: boolean;
  readonly onType: (typed: string) => void;
  readonly onChoose: (option: Option) => void;
}

/** The open part of a select: type to search, arrows to move, Enter to choose. */
export function OptionList({ id, options, chosen, isMany, onType, onChoose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const shown = options ?? [];
  const current = shown[Math.min(active, shown.length - 1)];

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.querySelector(`#${CSS.escape(id)} [data-active=true]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((at) => (at + step + shown.length) % Math.max(shown.length, 1));
    else if (event.key === 'Enter' && current !== undefined) onChoose(current);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        ref={field}
        className="options__search"
        type="text"
        placeholder="Search"
        aria-label="Search the options"
        aria-controls={id}
        aria-activedescendant={current === undefined ? undefined : `${id}-${shown.indexOf(current)}`}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          onType(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="options" id={id} role="listbox" aria-multiselectable={isMany} aria-label="Options">
        <Rows id={id} options={options} chosen={chosen} current={current} onChoose={onChoose} />
      </div>
    </>
  );
}

interface RowsProps extends Pick<Props, 'id' | 'options' | 'chosen' | 'onChoose'> {
  readonly current: Option | undefined;
}

function Rows({ id, options, chosen, current, onChoose }: RowsProps) {
  if (options === null) return <p className="options__note">Loading…</p>;
  if (options.length === 0) return <p className="options__note">Nothing found</p>;
  return options.map((option, nth) => (
    <Fragment key={option.key}>
      {option.group !== null && option.group !== options[nth - 1]?.group && (
        <p className="options__group">{option.group}</p>
      )}
      <OptionRow
        id={`${id}-${nth}`}
        option={option}
        isActive={option === current}
        isChosen={chosen.some(({ key }) => key === option.key)}
        onChoose={onChoose}
      />
    </Fragment>
  ));
}

interface RowProps {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (option: Option) => void;
}

function OptionRow({ id, option, isActive, isChosen, onChoose }: RowProps) {
  return (
    <div
      id={id}
      className="options__option"
      role="option"
      data-active={isActive}
      aria-selected={isChosen}
      tabIndex={-1}
      onClick={() => onChoose(option)}
      onKeyDown={({ key }) => key === 'Enter' && onChoose(option)}
    >
      <span className="options__label" dir="auto">
        {option.label}
      </span>
      {option.detail !== '' && <span className="options__detail">{option.detail}</span>}
    </div>
  );
}
