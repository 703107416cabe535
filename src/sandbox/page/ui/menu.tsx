import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Popover } from './popover.tsx';

interface Item {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly onChoose: () => void;
}

interface Props {
  /** What the button is called, for those who can't see it. */
  readonly label: string;
  readonly className: string;
  readonly items: readonly Item[];
  readonly children: ReactNode;
}

/** A button that opens a menu. */
export function Menu({ label, className, items, children }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Popover anchor={anchor} className="popover--menu" onClose={() => setOpen(false)}>
          <MenuItems label={label} items={items} onDone={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
}

function MenuItems({ label, items, onDone }: Pick<Props, 'label' | 'items'> & { readonly onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((at + step) % buttons.length)?.focus();
  }

  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ key, label: name, detail = '', onChoose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          className="menu__item"
          onClick={() => {
            onDone();
            onChoose();
          }}
        >
          {name}
          {detail !== '' && <small>{detail}</small>}
        </button>
      ))}
    </div>
  );
}
