import { useId, useRef, useState } from 'react';
import { Popover } from '../ui/popover.tsx';
import { OptionList } from './option-list.tsx';
import type { Option } from './options.ts';

interface Props {
  readonly placeholder: string;
  readonly labelledBy: string | undefined;
  readonly chosen: readonly Option[];
  readonly isMany: boolean;
  readonly isPending: boolean;
  /** What there is for what was typed; null while it is being asked for. */
  readonly options: readonly Option[] | null;
  readonly onType: (typed: string) => void;
  readonly onChoose: (chosen: readonly Option[]) => void;
}

/** A select with a search field, for one or for several. */
export function Picker({ placeholder, labelledBy, chosen, isMany, isPending, options, onType, onChoose }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const id = useId();

  function open(): void {
    onType('');
    setOpen(true);
  }

  function choose(option: Option): void {
    if (!isMany) return close([option]);
    const isChosen = chosen.some(({ key }) => key === option.key);
    onChoose(isChosen ? chosen.filter(({ key }) => key !== option.key) : [...chosen, option]);
  }

  function close(choice: readonly Option[]): void {
    onChoose(choice);
    setOpen(false);
    anchor.current?.focus();
  }

  return (
    <div className="picker">
      <button
        ref={anchor}
        id={id}
        type="button"
        className="picker__button"
        {...comboboxOf({ id, isOpen, isPending, labelledBy, words: `${placeholder}: ${wordsFor(chosen)}` })}
        onClick={() => (isOpen ? setOpen(false) : open())}
      >
        <span className={chosen.length === 0 ? 'picker__placeholder' : 'picker__chosen'}>
          {chosen.length === 0 ? placeholder : wordsFor(chosen)}
        </span>
        <span className="picker__arrow" aria-hidden="true" />
      </button>
      {isOpen && (
        <Popover anchor={anchor} className="popover--list" isWide onClose={() => setOpen(false)}>
          <OptionList id={`${id}-list`} {...{ options, chosen, isMany, onType }} onChoose={choose} />
        </Popover>
      )}
    </div>
  );
}

interface Combobox {
  readonly id: string;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly labelledBy: string | undefined;
  readonly words: string;
}

/** What tells assistive technology that a button opens a list, and what is chosen in it. */
function comboboxOf({ id, isOpen, isPending, labelledBy, words }: Combobox) {
  const name = labelledBy === undefined ? { 'aria-label': words } : { 'aria-labelledby': `${labelledBy} ${id}` };
  return {
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-expanded': isOpen,
    'aria-busy': isPending,
    'aria-controls': `${id}-list`,
    ...name,
  } as const;
}

const wordsFor = (chosen: readonly Option[]): string => chosen.map(({ label }) => label).join(', ') || 'nothing chosen';
