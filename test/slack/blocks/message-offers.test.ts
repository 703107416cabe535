import { expect, it } from 'vitest';
import { message } from '../../../src/slack/blocks/message.ts';
import { report } from '../report.ts';
import { readable } from './payload.ts';

it('names the offers that are too many to be buttons, and how to ask for them', () => {
  const offers = [1, 2, 3, 4, 5].map(
    (nth) => ({ does: 'ask', label: `Offer ${nth}`, command: 'diagnose', words: `bucket-${nth}` }) as const,
  );
  const text = readable(message(report({ offers }), { id: 'a1', showing: 'brief' }));
  expect(text).toContain('Offer 4: diagnose bucket-4');
  expect(text).toContain('Offer 5: diagnose bucket-5');
  expect(text).not.toContain('Offer 3: diagnose');
});
