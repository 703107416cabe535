import type { AppInfo } from '../../slack/protocol.ts';

/** Questions about buckets of the sandbox's own world, each with something to find. */
const questions = ['diagnose cooper-media videos/intro.mp4', 'fix block-public-access cooper-downloads', 'help'];

interface Props {
  readonly app: AppInfo | null;
  readonly isShown: boolean;
  readonly onChoose: (text: string) => void;
}

/** Three things to try. A click fills the composer; sending is left to the person. */
export function Examples({ app, isShown, onChoose }: Props) {
  const command = app?.commands[0]?.command;
  if (command === undefined) return null;
  return (
    <div className={isShown ? 'examples' : 'examples examples--hidden'} aria-label="Examples" role="group">
      <span className="examples__lead">Try</span>
      {questions.map((question) => (
        <button
          key={question}
          type="button"
          className="examples__one"
          onClick={() => onChoose(`${command} ${question}`)}
        >
          {command} {question}
        </button>
      ))}
    </div>
  );
}
