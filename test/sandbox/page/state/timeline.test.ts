import { describe, expect, it } from 'vitest';
import { emptyPage, type PageState } from '../../../../src/sandbox/page/state/state.ts';
import { channelLines, threadLines } from '../../../../src/sandbox/page/state/timeline.ts';
import { message } from './fixtures.ts';

const clock = { now: new Date('2026-11-20T12:00:00Z'), timeZone: 'UTC' };
const noon = Date.parse('2026-11-20T12:00:00Z') / 1000;
const ts = (secondsAgo: number): string => `${noon - secondsAgo}.000100`;
const state = (of: Partial<PageState>): PageState => ({ ...emptyPage, me: 'U1', ...of });
const shape = (lines: ReturnType<typeof channelLines>): readonly string[] =>
  lines.map((line) => {
    if (line.is === 'day') return line.name;
    if (line.is === 'notice') return `notice ${line.notice.text}`;
    return `${line.follows ? 'follows' : 'message'} ${line.message.text}`;
  });

describe('a channel', () => {
  it('has a divider for each day, and one name for messages close together', () => {
    const messages = [
      message({ ts: ts(90_000), text: 'a' }),
      message({ ts: ts(500), text: 'b' }),
      message({ ts: ts(400), text: 'c' }),
      message({ ts: ts(20), text: 'd' }),
      message({ ts: ts(10), text: 'e', user: 'U2' }),
    ];
    expect(shape(channelLines(state({ messages }), 'C1', clock))).toEqual([
      'Yesterday',
      'message a',
      'Today',
      'message b',
      'follows c',
      'message d',
      'message e',
    ]);
  });

  it('shows a private answer under its own head', () => {
    const messages = [
      message({ ts: ts(20), text: 'a' }),
      message({ ts: ts(10), text: 'b', ephemeralTo: 'U1' }),
      message({ ts: ts(5), text: 'c', ephemeralTo: 'U1' }),
    ];
    const heads = ['Today', 'message a', 'message b', 'message c'];
    expect(shape(channelLines(state({ messages }), 'C1', clock))).toEqual(heads);
  });

  it('leaves replies to their thread, and the thread has its root', () => {
    const root = message({ ts: ts(20), text: 'root', replyCount: 1 });
    const reply = message({ ts: ts(10), threadTs: root.ts, text: 'reply' });
    const here = state({ messages: [root, reply] });
    expect(shape(channelLines(here, 'C1', clock))).toEqual(['Today', 'message root']);
    expect(shape(threadLines(here, 'C1', root.ts, clock))).toEqual(['Today', 'message root', 'message reply']);
  });

  it('shows notices at their time, those of no channel everywhere', () => {
    const notices = [
      { id: 1, channel: null, threadTs: null, text: 'late', at: noon },
      { id: 2, channel: 'C1', threadTs: null, text: 'early', at: noon - 30 },
      { id: 3, channel: 'C2', threadTs: null, text: 'elsewhere', at: noon },
      { id: 4, channel: 'C1', threadTs: '1.0', text: 'in a thread', at: noon },
    ];
    const here = state({ messages: [message({ ts: ts(10), text: 'a' })], notices });
    expect(shape(channelLines(here, 'C1', clock))).toEqual(['notice early', 'Today', 'message a', 'notice late']);
  });
});
