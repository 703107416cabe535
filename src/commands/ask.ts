import type { Asker } from '../core/actor.ts';
import { Refusal } from '../core/errors.ts';
import { findTarget } from '../core/find-target.ts';
import { type Cleaned, withoutSecrets } from '../core/secrets.ts';
import type { Report } from '../core/report.ts';
import { code, listed, type Words, words } from '../core/words.ts';
import type { Deps } from './deps.ts';
import { diagnose } from './diagnose.ts';
import { unknownCommand } from './help.ts';
import { commands } from './index.ts';
import { becauseOf, holdsError } from './pasted.ts';

/**
 * Answer what somebody typed after `/s3` or `cooper`. The one way in, for every face: secrets are taken out before
 * anything else looks at the text. Throws `Refusal` for whatever the person can put right.
 */
export async function ask(deps: Deps, typed: string, asker: Asker): Promise<Report> {
  const clean = withoutSecrets(typed.trim());
  if (!onlyUrls(clean)) throw new Refusal(warningOf(clean), words`Ask again without it.`);
  try {
    const report = await answer(deps, clean.text, asker);
    return { ...report, warnings: [...warnings(clean), ...report.warnings] };
  } catch (error) {
    throw error instanceof Refusal ? warned(error, clean) : error;
  }
}

async function answer(deps: Deps, text: string, asker: Asker): Promise<Report> {
  const [, name = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const command = commands.find((one) => one.name === (name.toLowerCase() || 'help'));
  if (command) return command.run(deps, rest, asker);
  // People paste an error and mention Cooper: that asks what it asks.
  if (holdsError(text)) return diagnose.run(deps, becauseOf(text), asker);
  throw notACommand(name, text);
}

/** A presigned URL still names its target when its signature is gone; other secrets leave nothing to ask about. */
const onlyUrls = ({ found }: Cleaned) => found.every((kind) => kind === 'presigned URL');

const warnings = (clean: Cleaned): readonly Words[] => (clean.found.length === 0 ? [] : [warningOf(clean)]);

/** Whoever pasted a secret is told so, whatever else is wrong with the question. */
function warned({ because, next }: Refusal, clean: Cleaned): Refusal {
  return new Refusal([...warnings(clean).flatMap((warning) => [...warning, ' ']), ...because], next);
}

function warningOf({ found }: Cleaned): Words {
  const [kind] = found;
  if (found.length === 1 && kind === 'presigned URL')
    return words`That was a presigned URL: whoever has it can use it until it expires. Cooper took its signature out and kept nothing of it. If others saw it, deactivate the key that signed it, or end that session.`;
  return words`That text holds ${listed(found.map((one) => `a${one.startsWith('access') ? 'n' : ''} ${one}`))}. Cooper kept nothing of it. Whoever saw it can act as you: deactivate the key and make a new one.`;
}

function notACommand(name: string, text: string): Refusal {
  const target = findTarget(text);
  if (target === null) return unknownCommand(name, commands);
  return new Refusal(
    words`That names a place in S3, but asks nothing about it.`,
    words`To learn what stands in the way, ask ${code(`diagnose ${target}`)}.`,
  );
}
