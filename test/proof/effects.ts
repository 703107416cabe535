/** What a process does outside itself, and so what it may die at. */
export const effects = ['read', 'write', 'commit', 'aws read', 'assume role', 'aws write', 'slack'] as const;
export type Effect = (typeof effects)[number];

/** Before it is begun; after it was sent, without waiting for the answer; when the answer is there, and nobody saw it. */
export const moments = ['before', 'during', 'after'] as const;
type Moment = (typeof moments)[number];

/** Which effect a process dies at: the one after `skip` others of this kind in this phase. */
export interface Doom {
  readonly id: number;
  readonly effect: Effect;
  readonly phase: string;
  readonly moment: Moment;
  readonly skip: number;
}

/** What a process writes down of its own death, immediately before. */
export interface Death extends Doom {
  readonly pid: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export const sqlEffect = (text: string): Effect => {
  const [verb = ''] = /^\s*\w+/.exec(text.toLowerCase()) ?? [];
  if (verb.trim() === 'commit') return 'commit';
  return /^\s*(?:with\b.*\b)?(?:insert into|update|delete from)\b/is.test(text) ? 'write' : 'read';
};

/** Services other than S3 are asked by POST; of those only STS is asked in a form. */
export function awsEffect(method: string, form: string | null): Effect {
  if (form !== null) return form.includes('Action=AssumeRole') ? 'assume role' : 'aws read';
  return method === 'PUT' || method === 'DELETE' ? 'aws write' : 'aws read';
}

/** Files that do a part of somebody's work, so whose work it is must be asked further out. */
const parts =
  /\/(?:look|record|move|gate|ruled|read-back|attempt|places-of|remedy-for|inputs|counting|session-for|among|eligible|approvers)\.ts$/;

/** Phases by the function, where a file has several. */
const byFunction: Readonly<Record<string, string>> = {
  compare: 'compare',
  intended: 'intend',
  wrote: 'record',
  notNow: 'record',
  refused: 'record',
  given: 'conclude',
  finished: 'conclude',
  apply: 'claim',
  takeOver: 'take over',
};

/** Phases by the file. */
const byFile: Readonly<Record<string, string>> = {
  'fix.ts': 'preview',
  'propose.ts': 'preview',
  'again.ts': 'preview',
  'request.ts': 'request',
  'approve.ts': 'approve',
  'stop.ts': 'stop',
  'retry.ts': 'retry',
  'claim.ts': 'claim',
  'drift.ts': 'compare',
  'send.ts': 'send',
  'settle.ts': 'settle',
  'verify.ts': 'verify',
  'undo-step.ts': 'take back',
  'conclude.ts': 'conclude',
  'drive.ts': 'drive',
  'lease.ts': 'renew',
  'work.ts': 'sweep',
  'outbox.ts': 'post',
};

/** Which part of the life of a change this is, by who called; `other` for what is none. */
export function phaseOf(stack: string): string {
  const frames = [...stack.matchAll(/at (?:async )?(?:(?:new )?([\w$.<>[\] ]+) \()?file:\/\/(\S+?\.ts):\d+:\d+/g)];
  for (const [, called = '', path = ''] of frames) {
    if (!path.includes('/src/') || path.includes('/src/store/') || parts.test(path)) continue;
    const name = called.split('.').at(-1) ?? '';
    if (name === 'viewOf') continue;
    const file = path.split('/').at(-1) ?? '';
    const isChange = path.includes('/src/changes/') || file === 'fix.ts';
    const phase = isChange ? (inApply(path, name) ?? byFile[file]) : null;
    if (phase) return phase;
    if (path.includes('/src/slack/') && !/\/(?:poster|clients)\.ts$/.test(path)) return 'answer';
    if (path.endsWith('/acting.ts')) return 'act';
  }
  return frames.length === 0 || stack.includes('pg-boss') ? 'jobs' : 'other';
}

const inApply = (path: string, name: string): string | undefined =>
  path.includes('/changes/apply/') && !path.endsWith('undo-step.ts') ? byFunction[name] : undefined;
