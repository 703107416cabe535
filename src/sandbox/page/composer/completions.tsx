import type { Choice, Completion } from '../state/completion.ts';

interface Props {
  readonly id: string;
  readonly completion: Completion;
  readonly active: number;
  readonly onActive: (nth: number) => void;
  readonly onChoose: (choice: Choice) => void;
}

/** What the composer offers to type, above it. The focus stays in the composer. */
export function Completions({ id, completion, active, onActive, onChoose }: Props) {
  return (
    <div className="completions" id={id} role="listbox" aria-label="Completions">
      {completion.choices.map((choice, nth) => (
        <div
          key={choice.key}
          id={`${id}-${nth}`}
          className="completions__choice"
          role="option"
          tabIndex={-1}
          aria-selected={nth === active}
          onPointerEnter={() => onActive(nth)}
          // Before the blur that a click would bring.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(choice);
          }}
        >
          <span className="completions__title">{choice.title}</span>
          <span className="completions__detail">{choice.detail}</span>
        </div>
      ))}
      <p className="completions__hint">
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Tab</kbd> or <kbd>Enter</kbd> completes · <kbd>Esc</kbd> hides
      </p>
    </div>
  );
}
