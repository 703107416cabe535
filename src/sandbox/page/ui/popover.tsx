import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly className?: string;
  /** Whether it is at least as wide as its anchor. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** Pixels kept free between the popover, its anchor and the window's edges. */
const gap = 6;

/** Something over the page, next to its anchor, that goes away on Escape or a click elsewhere. Rendered while open. */
export function Popover({ anchor, onClose, className = '', isWide = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const [over, from] = [box.current, anchor.current];
    if (over === null || from === null) return;
    if (isWide) over.style.minWidth = `${from.offsetWidth}px`;
    over.showPopover({ source: from });
    place(over, from.getBoundingClientRect());
  }, [anchor, isWide]);

  useEffect(() => {
    const over = box.current;
    const onToggle = (event: ToggleEvent): void => {
      if (event.newState === 'closed') close.current();
    };
    const onScroll = ({ target }: Event): void => {
      // Only what moves the anchor: a new message that scrolls the channel takes no menu away.
      if (target instanceof Node && target.contains(anchor.current)) close.current();
    };
    over?.addEventListener('toggle', onToggle);
    addEventListener('scroll', onScroll, true);
    return () => {
      over?.removeEventListener('toggle', onToggle);
      removeEventListener('scroll', onScroll, true);
    };
  }, [anchor]);

  return (
    <div ref={box} popover="auto" className={`popover ${className}`}>
      {children}
    </div>
  );
}

function place(over: HTMLElement, from: DOMRect): void {
  const left = Math.min(from.left, innerWidth - over.offsetWidth - gap);
  const below = from.bottom + gap;
  const fitsBelow = below + over.offsetHeight < innerHeight - gap;
  const top = fitsBelow ? below : Math.max(gap, from.top - over.offsetHeight - gap);
  over.style.left = `${Math.max(gap, left)}px`;
  over.style.top = `${top}px`;
}
