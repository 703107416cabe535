import { describe, expect, it } from 'vitest';
import { richText } from '../../../../src/sandbox/page/text/rich-text.ts';

const section = (...elements: object[]) => ({ elements: [{ type: 'rich_text_section', elements }] });

describe('rich text', () => {
  it('never parses its texts', () => {
    expect(richText(section({ type: 'text', text: '<!channel> *a* :x:' }))).toEqual([
      { is: 'paragraph', inside: [{ is: 'text', text: '<!channel> *a* :x:' }] },
    ]);
  });

  it('puts styles around each other', () => {
    const [chunk] = richText(section({ type: 'text', text: 'a', style: { bold: true, code: true } }));
    expect(chunk).toEqual({ is: 'paragraph', inside: [{ is: 'strong', inside: [{ is: 'code', text: 'a' }] }] });
  });

  it('shows a link that leads nowhere safe as its words', () => {
    const [chunk] = richText(section({ type: 'link', url: 'javascript:x', text: 'look' }));
    expect(chunk).toEqual({ is: 'paragraph', inside: [{ is: 'text', text: 'look' }] });
  });

  it('joins the lists of one nested list', () => {
    const list = (style: string, indent: number, words: string) => ({
      type: 'rich_text_list',
      style,
      indent,
      ...section({ type: 'text', text: words }),
    });
    expect(richText({ elements: [list('ordered', 0, 'a'), list('bullet', 1, 'b')] })).toEqual([
      {
        is: 'list',
        items: [
          { indent: 0, number: 1, done: null, inside: [{ is: 'text', text: 'a' }] },
          { indent: 1, number: null, done: null, inside: [{ is: 'text', text: 'b' }] },
        ],
      },
    ]);
  });

  it.each([{}, { elements: 'x' }, { elements: [null, 3] }, section({ type: 'constructor' })])(
    'bears nonsense: %j',
    (block) => {
      expect(() => richText(block)).not.toThrow();
    },
  );
});
