import type { ReactNode } from 'react';
import { own } from '../json.ts';

type Tone = 'good' | 'bad' | 'warn' | 'info' | 'quiet';

interface Drawing {
  readonly tone: Tone;
  readonly label: string;
  /** Drawn in a 16 by 16 box. */
  readonly shape: ReactNode;
}

const disc = <circle cx="8" cy="8" r="7.25" className="status-icon__fill" />;
const tick = <path d="M4.6 8.3l2.3 2.3 4.6-5" className="status-icon__mark" />;
const cross = <path d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6" className="status-icon__mark" />;
const bang = <path d="M8 5.4v3.4m0 2.2v.1" className="status-icon__mark" />;
const triangle = <path d="M8 1.3l7 12.4H1z" className="status-icon__fill status-icon__fill--round" />;
const query = <path d="M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3m0 2v.1" className="status-icon__mark" />;
const padlock = (
  <>
    <path d="M4.8 7V5.2a3.2 3.2 0 0 1 6.4 0V7" className="status-icon__line" />
    <rect x="2.8" y="6.8" width="10.4" height="7.7" rx="1.8" className="status-icon__fill" />
    <path d="M8 9.6v2" className="status-icon__mark" />
  </>
);
const glass = (
  <>
    <path d="M4 1.8h8M4 14.2h8" className="status-icon__line" />
    <path
      d="M5 2v2.2C5 6 8 7 8 8s-3 2-3 3.8V14h6v-2.2C11 10 8 9 8 8s3-2 3-3.8V2z"
      className="status-icon__fill status-icon__fill--round"
    />
  </>
);
const dot = <circle cx="8" cy="8" r="6" className="status-icon__fill" />;
const letterI = <path d="M8 7.4v3.8M8 5v.1" className="status-icon__mark" />;
const bar = <path d="M4.8 8h6.4" className="status-icon__mark" />;
const sign = (mark: ReactNode): ReactNode => (
  <>
    {disc}
    {mark}
  </>
);

const alarm = (
  <>
    {triangle}
    <path d="M8 6v3.3m0 2.1v.1" className="status-icon__mark" />
  </>
);

/** Short names whose meaning must be seen at once, drawn so that they need no emoji font. */
const drawings: Readonly<Record<string, Drawing>> = {
  white_check_mark: { tone: 'good', label: 'yes', shape: sign(tick) },
  heavy_check_mark: { tone: 'good', label: 'yes', shape: sign(tick) },
  x: { tone: 'bad', label: 'no', shape: sign(cross) },
  no_entry: { tone: 'bad', label: 'no entry', shape: sign(bar) },
  no_entry_sign: { tone: 'bad', label: 'no entry', shape: sign(bar) },
  octagonal_sign: { tone: 'bad', label: 'stop', shape: sign(bang) },
  rotating_light: { tone: 'bad', label: 'alarm', shape: sign(bang) },
  exclamation: { tone: 'bad', label: 'attention', shape: sign(bang) },
  warning: { tone: 'warn', label: 'warning', shape: alarm },
  question: { tone: 'quiet', label: 'unknown', shape: sign(query) },
  grey_question: { tone: 'quiet', label: 'unknown', shape: sign(query) },
  information_source: { tone: 'info', label: 'information', shape: sign(letterI) },
  lock: { tone: 'warn', label: 'locked', shape: padlock },
  hourglass: { tone: 'info', label: 'waiting', shape: glass },
  hourglass_flowing_sand: { tone: 'info', label: 'working', shape: glass },
  large_green_circle: { tone: 'good', label: 'green', shape: dot },
  red_circle: { tone: 'bad', label: 'red', shape: dot },
  large_yellow_circle: { tone: 'warn', label: 'yellow', shape: dot },
  large_orange_circle: { tone: 'warn', label: 'orange', shape: dot },
  large_blue_circle: { tone: 'info', label: 'blue', shape: dot },
  white_circle: { tone: 'quiet', label: 'open', shape: dot },
  heavy_minus_sign: { tone: 'quiet', label: 'none', shape: sign(bar) },
};

export const isDrawn = (name: string): boolean => Object.hasOwn(drawings, name);

export function StatusIcon({ name }: { readonly name: string }) {
  const drawing = own(drawings, name);
  if (drawing === undefined) return null;
  return (
    <svg
      className={`status-icon status-icon--${drawing.tone}`}
      viewBox="0 0 16 16"
      role="img"
      aria-label={drawing.label}
    >
      {drawing.shape}
    </svg>
  );
}
