import { z } from 'zod';
import type { Acted } from '../../core/acting.ts';
import { type ChangeView, verbs } from '../../core/change-view.ts';
import { Refusal } from '../../core/errors.ts';
import type { Report } from '../../core/report.ts';
import { words } from '../../core/words.ts';
import { pageOf, sourceOver } from '../audit-log/source.ts';
import type { Service } from './service.ts';

const Request = z.discriminatedUnion('do', [
  /** Whether somebody is there at all. */
  z.strictObject({ do: z.literal('hello') }),
  z.strictObject({ do: z.literal('ask'), text: z.string() }),
  z.strictObject({ do: z.literal('view'), changeId: z.string() }),
  z.strictObject({
    do: z.literal('act'),
    verb: z.enum(verbs),
    changeId: z.string(),
    revision: z.number().int(),
    reason: z.string().nullable(),
    ticket: z.string().nullable(),
  }),
  z.strictObject({ do: z.literal('settle'), changeId: z.string() }),
  z.strictObject({ do: z.literal('audit'), from: z.number().int().min(1) }),
]);
type Request = z.infer<typeof Request>;

/** Answers what `serviceOver` asks; the answer is plain JSON. Throws `Refusal` as the service does. */
export async function answerOver(service: Service, text: string): Promise<unknown> {
  const request = requestIn(text);
  switch (request.do) {
    case 'hello':
      return true;
    case 'ask':
      return service.ask(request.text);
    case 'view':
      return service.view(request.changeId);
    case 'act': {
      const { do: _act, ...of } = request;
      return service.act(of);
    }
    case 'settle':
      return service.settle(request.changeId);
    case 'audit':
      return pageOf(service.audit, request.from);
  }
}

function requestIn(text: string): Request {
  try {
    return Request.parse(JSON.parse(text));
  } catch {
    throw new Refusal(
      words`The running Cooper does not understand this terminal.`,
      words`They are of different versions: restart the one that runs.`,
    );
  }
}

/** A service in another process. Its answers are trusted: that process has the store. */
export function serviceOver(call: (text: string) => Promise<unknown>): Service {
  const send = (request: Request) => call(JSON.stringify(request));
  return {
    ask: async (text) => (await send({ do: 'ask', text })) as Report,
    view: async (changeId) => (await send({ do: 'view', changeId })) as ChangeView | null,
    act: async (of) => (await send({ do: 'act', ...of })) as Acted,
    settle: async (changeId) => (await send({ do: 'settle', changeId })) as ChangeView,
    audit: sourceOver((from) => send({ do: 'audit', from })),
  };
}
