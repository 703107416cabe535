import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/commands/terminal/service.ts';
import { answerOver, serviceOver } from '../../../src/commands/terminal/wire.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { Report } from '../../../src/core/report.ts';
import { verbs } from '../../../src/core/change-view.ts';
import { words } from '../../../src/core/words.ts';
import { change } from '../../terminal/changes/view.ts';
import { logOf } from '../audit-log/log.ts';

const view = { change: change(), approvals: [], lockdown: false };
const log = logOf(5);
const bare = { question: 'changes', target: null, at: '2026-03-01T03:00:00.000Z' };
const empty = { warnings: [], sections: [], offers: [], unknowns: [] };
const report = (asked: string): Report => ({
  ...bare,
  ...empty,
  asked,
  verdict: { is: 'note', text: words`One change.`, check: null },
});

/** A Cooper that writes down what it was asked for. */
function cooper() {
  const asked: unknown[] = [];
  const service: Service = {
    ask: async (text) => (asked.push(text), report(text)),
    view: async (id) => (asked.push(id), id === view.change.id ? view : null),
    act: async (of) => (asked.push(of), { view, moved: true, aside: words`Done before.` }),
    settle: async (id) => (asked.push(id), view),
    audit: {
      head: async () => log.head,
      rows: async (from) => log.rows.filter(({ seq }) => seq >= from).slice(0, 2),
    },
  };
  /** As it comes through a socket: as text. */
  const over = serviceOver(async (text) => JSON.parse(JSON.stringify(await answerOver(service, text))) as unknown);
  return { asked, service, over };
}

describe('a service in another process answers what the service answers', () => {
  const act = { changeId: 'c1', revision: 2, reason: 'it burns', ticket: null } as const;

  it('to a question', async () => {
    const { over, asked } = cooper();
    expect(await over.ask('changes all')).toEqual(report('changes all'));
    expect(asked).toEqual(['changes all']);
  });

  it('of a change, also of one that there isn’t', async () => {
    const { over } = cooper();
    expect(await over.view(view.change.id)).toEqual(view);
    expect(await over.view('nowhere')).toBeNull();
    expect(await over.settle(view.change.id)).toEqual(view);
  });

  it.each(verbs)('when somebody wants to %s', async (verb) => {
    const { over, asked } = cooper();
    expect(await over.act({ verb, ...act })).toEqual({ view, moved: true, aside: words`Done before.` });
    expect(asked).toEqual([{ verb, ...act }]);
  });

  it('of the log, part by part', async () => {
    const { over } = cooper();
    expect(await over.audit.head()).toEqual(log.head);
    expect(await over.audit.rows(4)).toEqual(log.rows.slice(3));
    expect(await over.audit.rows(6)).toEqual([]);
  });

  it('with what it refuses', async () => {
    const { service } = cooper();
    const refusing = { ...service, ask: () => Promise.reject(new Refusal(words`No.`, words`Ask somebody.`)) };
    await expect(answerOver(refusing, JSON.stringify({ do: 'ask', text: 'x' }))).rejects.toThrow('No. Ask somebody.');
  });

  it('that it is there', async () => {
    expect(await answerOver(cooper().service, '{"do":"hello"}')).toBe(true);
  });
});

describe('a request that it does not know', () => {
  it.each([
    'nonsense',
    '',
    'null',
    '[]',
    '{}',
    '{"do":"delete"}',
    '{"do":"ask"}',
    '{"do":"ask","text":"x","more":1}',
    '{"do":"view","changeId":7}',
    '{"do":"act","verb":"drop","changeId":"c1","revision":1,"reason":null,"ticket":null}',
    '{"do":"act","verb":"approve","changeId":"c1","revision":1.5,"reason":null,"ticket":null}',
    '{"do":"act","verb":"approve","changeId":"c1","revision":1,"reason":null,"ticket":null,"asker":{"is":"cooper"}}',
    '{"do":"audit","from":0}',
  ])('is refused, and nothing is done: %s', async (text) => {
    const { service, asked } = cooper();
    await expect(answerOver(service, text)).rejects.toThrow(Refusal);
    await expect(answerOver(service, text)).rejects.toThrow(/different versions/);
    expect(asked).toEqual([]);
  });
});
