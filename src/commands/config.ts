import type { Asker } from '../core/actor.ts';
import { Refusal } from '../core/errors.ts';
import type { Unknown } from '../core/finding.ts';
import { nearest } from '../core/nearest.ts';
import type { Report, Section, Verdict } from '../core/report.ts';
import { code, type Words, words } from '../core/words.ts';
import { inWords } from '../changes/rules/in-words.ts';
import { readRules } from '../changes/rules/read.ts';
import { nameOf, type Rules } from '../changes/rules/rule.ts';
import { cautions, troubles } from '../changes/rules/warnings.ts';
import { spelledSlackUser, spelledWho, type Who } from '../changes/rules/who.ts';
import { remedies } from '../remedies/index.ts';
import type { Command } from './command.ts';
import type { Deps } from './deps.ts';

const usual = 'cooper.config.yml';

/** Who may change what, and whether the file that says so can be meant. AWS and Slack are not asked. */
export const config: Command = {
  name: 'config',
  usage: 'check [file]',
  summary: 'Who may change what: are the rules sound, and what do they say?',
  examples: ['config check'],

  run(deps: Deps & { readonly rules?: () => Rules }, asked, asker) {
    const file = fileIn(asked, asker);
    const rules = file === null && deps.rules ? deps.rules() : readRules(file ?? usual);
    return Promise.resolve(report(rules, { asked: asked.trim() || 'check', at: deps.now().toISOString() }));
  },
};

/** Null: Cooper's own. Only in a terminal does the asker's own hand decide what may be read. */
function fileIn(asked: string, { origin }: Asker): string | null {
  const [, verb = '', file = ''] = /^(\S*)\s*(.*)$/s.exec(asked.trim()) ?? [];
  if (verb !== '' && verb !== 'check') throw notCheck(verb);
  if (file === '') return null;
  if (origin.face === 'terminal') return file.replace(/^(["'])(.*)\1$/s, '$2');
  throw new Refusal(
    words`Here Cooper reads only its own rules, no other file.`,
    words`Ask ${code('config check')}, or try the other file in a terminal: ${code('cooper config check <file>')}.`,
  );
}

function notCheck(verb: string): Refusal {
  const near = nearest(verb, ['check']) === null ? words`There is` : words`Was it`;
  const end = nearest(verb, ['check']) === null ? '.' : '?';
  return new Refusal(
    words`${code(verb.slice(0, 60))} is nothing to do with the rules.`,
    words`${near} ${code('config check')}${end}`,
  );
}

function report(rules: Rules, { asked, at }: { readonly asked: string; readonly at: string }): Report {
  const wrong = troubles(
    rules,
    remedies.map(({ id }) => id),
  );
  return {
    question: 'config',
    asked,
    target: null,
    at,
    verdict: verdictOf(rules, wrong),
    warnings: [],
    sections: [
      ...rulesSection(rules),
      ...listSection('What to put right', wrong),
      ...listSection('Depends on AWS', cautions(rules)),
      ...peopleSection(rules),
    ],
    offers: [],
    unknowns: groupsOf(rules),
  };
}

function verdictOf({ rules, source }: Rules, wrong: readonly Words[]): Verdict {
  const text = () => {
    if (rules.length === 0)
      return words`Nothing can be changed: ${code(source)} has no rules, or isn't there. Copy ${code('docs/cooper.config.example.yml')} to it, and say who may ask and approve.`;
    if (wrong.length === 0) return words`${code(source)} is sound: ${counted(rules.length, 'rule')}.`;
    return words`${code(source)} can be read, but ${counted(wrong.length, 'thing')} in it can't be meant.`;
  };
  return { is: rules.length > 0 && wrong.length === 0 ? 'ok' : 'problem', text: text(), check: null };
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const listSection = (title: string, text: readonly Words[]): readonly Section[] =>
  text.length === 0 ? [] : [{ is: 'text', title, text }];

const column = (name: string) => ({ name, align: 'left' as const });

function rulesSection({ rules }: Rules): readonly Section[] {
  if (rules.length === 0) return [];
  return [
    {
      is: 'table',
      title: 'Rules, the first that fits decides; a denial always wins',
      folded: false,
      columns: ['Rule', 'For', 'Who asks', 'Who approves', 'How many', 'Expires', 'Also'].map(column),
      rows: rules.map((rule) => {
        const { about, asks, approves, count, expires, also } = inWords(rule);
        return [nameOf(rule), about, asks, approves, count, expires, also];
      }),
    },
  ];
}

function peopleSection({ people, admins, requestsChannel, securityChannel }: Rules): readonly Section[] {
  const settled = [
    ['Switch the lockdown', admins.map(spelledWho).join(', ') || 'nobody'],
    ['Requests from a terminal go to', requestsChannel ?? 'no channel'],
    ['Security is told in', securityChannel ?? 'no channel'],
  ];
  const listed = people.map(({ name, slack, aws }) => [name, [...slack.map(spelledSlackUser), ...aws].join(', ')]);
  return [
    { is: 'table', title: 'People', folded: true, columns: ['Who', 'Is'].map(column), rows: listed },
    {
      is: 'table',
      title: 'Other settings',
      folded: true,
      columns: ['What', 'Who or where'].map(column),
      rows: settled,
    },
  ].filter(({ rows }) => rows.length > 0) as readonly Section[];
}

/** Who is in a group is Slack's to say, and is asked each time somebody acts. */
function groupsOf({ admins, rules }: Rules): readonly Unknown[] {
  const named: readonly Who[] = rules.flatMap(({ does }) =>
    does.is === 'deny' ? [] : [...does.ask, ...does.by, ...(does.breakGlass?.by ?? [])],
  );
  const ids = [...admins, ...named].flatMap((who) => (who.is === 'group' ? [who.id] : []));
  return [...new Set(ids)].map((id) => ({
    what: `group:${id}`,
    why: 'not read',
    because: words`who is in the Slack group ${code(id)} is looked up when somebody acts`,
    needs: [],
  }));
}
