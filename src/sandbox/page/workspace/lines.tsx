import { type ReactNode, useEffect, useRef } from 'react';
import type { AppInfo } from '../../slack/protocol.ts';
import type { Line } from '../state/timeline.ts';
import { MessageView } from './message-view.tsx';
import { NoticeView } from './notice-view.tsx';

interface Props {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly app: AppInfo | null;
  /** Opens a message's thread; null where threads can't be opened: in one. */
  readonly onThread: ((ts: string) => void) | null;
  readonly onDismiss: (notice: number) => void;
  /** Above the first line. */
  readonly before?: ReactNode;
  /** Below the last line. */
  readonly children: ReactNode;
}

/** How near to the end, in pixels, the reader must be for new messages to scroll along. */
const near = 140;

/**
 * A conversation, which stays at its end unless the reader has scrolled up. An answer longer than the room there is
 * stops at its first line, where the verdict is.
 */
export function Lines({ label, lines, app, onThread, onDismiss, before, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** Where we scrolled to ourselves: the event that follows is not the reader's. */
  const ours = useRef(-1);
  const answer = lastAnswer(lines);

  useEffect(() => {
    // An answer to this very reader is what they are waiting for, wherever they had scrolled.
    if (answer !== null) isAtEnd.current = true;
  }, [answer]);

  useEffect(() => {
    const [scroller, content] = [box.current, inner.current];
    if (scroller === null || content === null) return undefined;
    const follow = (): void => {
      if (!isAtEnd.current) return;
      scroller.scrollTop = endOf(scroller);
      ours.current = scroller.scrollTop;
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(content);
    sizes.observe(scroller);
    return () => sizes.disconnect();
  }, []);

  return (
    <div
      ref={box}
      className="lines"
      role="log"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        if (currentTarget.scrollTop === ours.current) return;
        isAtEnd.current = endOf(currentTarget) - currentTarget.scrollTop < near;
      }}
    >
      <div ref={inner} className="lines__inner">
        {before}
        {lines.map((line) => (
          <LineView key={line.key} line={line} app={app} onThread={onThread} onDismiss={onDismiss} />
        ))}
        {children}
      </div>
    </div>
  );
}

/** The last line, if it is for this reader alone. */
function lastAnswer(lines: readonly Line[]): string | null {
  const last = lines.at(-1);
  return last?.is === 'message' && last.message.ephemeralTo !== null ? last.key : null;
}

/** The end of a conversation, or the beginning of its last message when that is too long to be seen whole. */
function endOf(scroller: HTMLElement): number {
  const end = scroller.scrollHeight - scroller.clientHeight;
  const last = scroller.querySelector<HTMLElement>(':scope > * > article:last-child');
  return last === null ? end : Math.min(end, last.offsetTop - scroller.offsetTop);
}

type LineProps = Pick<Props, 'app' | 'onThread' | 'onDismiss'> & { readonly line: Line };

function LineView({ line, app, onThread, onDismiss }: LineProps) {
  switch (line.is) {
    case 'day':
      return (
        <div className="day">
          <span>{line.name}</span>
        </div>
      );
    case 'notice':
      return <NoticeView notice={line.notice} onDismiss={onDismiss} />;
    case 'message':
      return <MessageView message={line.message} follows={line.follows} app={app} onThread={onThread} />;
  }
}
