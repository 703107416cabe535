import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../../src/sandbox/page/text/inline.ts';
import { mrkdwn, mrkdwnInline } from '../../../../src/sandbox/page/text/mrkdwn.ts';

const text = (words: string): Inline => ({ is: 'text', text: words });
const strong = (...inside: Inline[]): Inline => ({ is: 'strong', inside });

describe('a line of mrkdwn', () => {
  it.each<[string, Inline[]]>([
    ['plain words', [text('plain words')]],
    ['a *bold* word', [text('a '), strong(text('bold')), text(' word')]],
    ['*_both_*', [strong({ is: 'emphasis', inside: [text('both')] })]],
    ['~gone~', [{ is: 'strike', inside: [text('gone')] }]],
    ['2*3*4 and snake_case_name', [text('2*3*4 and snake_case_name')]],
    ['* not bold *', [text('* not bold *')]],
    ['*open', [text('*open')]],
    ['`a*b*c &lt;x&gt;`', [{ is: 'code', text: 'a*b*c <x>' }]],
    ['one\ntwo', [text('one'), { is: 'break' }, text('two')]],
    [':x: no', [{ is: 'emoji', name: 'x' }, text(' no')]],
    ['at 12:30:45', [text('at 12:30:45')]],
    ['&lt;b&gt; &amp;amp;', [text('<b> &amp;')]],
    ['<b>', [text('<b>')]],
  ])('%j', (source, nodes) => {
    expect(mrkdwnInline(source)).toEqual(nodes);
  });

  it.each<[string, Inline]>([
    ['<@U1>', { is: 'user', id: 'U1', label: null }],
    ['<@U1|priya>', { is: 'user', id: 'U1', label: 'priya' }],
    ['<#C1|ops>', { is: 'channel', id: 'C1', label: 'ops' }],
    ['<!channel>', { is: 'broadcast', range: 'channel' }],
    ['<!subteam^S1|@team>', { is: 'group', id: 'S1', label: '@team' }],
    ['<https://a.example/b|here>', { is: 'link', url: 'https://a.example/b', inside: [text('here')] }],
    ['<mailto:a@b.example>', { is: 'link', url: 'mailto:a@b.example', inside: [text('a@b.example')] }],
    ['<!date^0^{date}|then>', { is: 'date', at: 0, format: '{date}', fallback: 'then', url: null }],
  ])('%s', (source, node) => {
    expect(mrkdwnInline(source)).toEqual([node]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' javascript:alert(1)'])(
    'makes no link of %s',
    (address) => {
      expect(mrkdwnInline(`<${address}|look>`)).toEqual([text(`look (${address})`)]);
    },
  );
});

describe('mrkdwn', () => {
  it('keeps code as it is and does not parse inside it', () => {
    expect(mrkdwn('before\n```*a*\n&lt;b&gt;```\nafter')).toEqual([
      { is: 'paragraph', inside: [text('before')] },
      { is: 'pre', inside: [text('*a*\n<b>')] },
      { is: 'paragraph', inside: [text('after')] },
    ]);
  });

  it('takes fences without an end as text', () => {
    expect(mrkdwn('```open')).toEqual([{ is: 'paragraph', inside: [text('```open')] }]);
  });

  it('quotes lines that start with >, escaped or not', () => {
    const quote = { is: 'quote', inside: [{ is: 'paragraph', inside: [text('a'), { is: 'break' }, text('b')] }] };
    expect(mrkdwn('&gt; a\n> b')).toEqual([quote]);
  });

  it('never fails and never links anywhere but the web and mail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        const links = JSON.stringify(mrkdwn(source)).matchAll(/"is":"link","url":"([^"]*)"/g);
        for (const [, url] of links) expect(url).toMatch(/^(?:https?|mailto):/);
      }),
    );
  });
});
