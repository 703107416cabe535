import { isRecord, type Json, own, records, string, wordsOf } from '../json.ts';
import { Chunks } from '../text/chunks.tsx';
import { richText } from '../text/rich-text.ts';
import { safeUrl } from '../text/safe-url.ts';
import { StatusIcon } from '../ui/status-icon.tsx';
import type { BlockProps } from './block-props.ts';

const statuses = {
  pending: { icon: 'white_circle', label: 'To do' },
  in_progress: { icon: 'hourglass_flowing_sand', label: 'In progress' },
  complete: { icon: 'white_check_mark', label: 'Done' },
  error: { icon: 'x', label: 'Failed' },
};

export function TaskCardBlock({ block }: BlockProps) {
  return (
    <div className="task task--alone">
      <Task task={block} />
    </div>
  );
}

export function PlanBlock({ block }: BlockProps) {
  const tasks = records(block['tasks']);
  const done = tasks.filter(({ status }) => status === 'complete').length;
  return (
    <section className="plan">
      <header className="plan__head">
        <span className="plan__title">{wordsOf(block['title'])}</span>
        <span className="plan__count">
          {done} of {tasks.length} done
        </span>
      </header>
      <ol className="plan__tasks">
        {tasks.map((task, nth) => (
          <li key={string(task['task_id']) || nth} className="task">
            <Task task={task} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Task({ task }: { readonly task: Json }) {
  const { icon, label } = own(statuses, task['status']) ?? statuses.pending;
  const { details, output } = task;
  return (
    <>
      <span className="task__mark" title={label}>
        <StatusIcon name={icon} />
      </span>
      <div className="task__main">
        <p className="task__title">
          {wordsOf(task['title'])} <span className="task__status">{label}</span>
        </p>
        {[details, output].filter(isRecord).map((text, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- first the details, then the output
          <div key={nth} className="prose task__text">
            <Chunks of={richText(text)} />
          </div>
        ))}
        <Sources of={records(task['sources'])} />
      </div>
    </>
  );
}

function Sources({ of }: { readonly of: readonly Json[] }) {
  const links = of.flatMap((source) => {
    const url = safeUrl(string(source['url']));
    return url === null ? [] : [{ url, text: wordsOf(source['text']) || url }];
  });
  if (links.length === 0) return null;
  return (
    <p className="task__sources">
      {links.map(({ url, text }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      ))}
    </p>
  );
}
