import type { Locator, Page } from 'playwright-core';

/** Applying reads AWS back, and a busy machine takes its time. */
const patience = { timeout: 30_000 };

/** The sandbox's page as one person after another uses it. */
export interface Chat {
  readonly page: Page;
  /** Goes on as somebody else, in a channel. */
  become(name: string, channel: string): Promise<void>;
  /** Types a line, and waits for the answer to it. */
  ask(text: string): Promise<Locator>;
  /** The newest card of a bucket: what a whole channel sees of a change. */
  card(bucket: string): Locator;
  /** Presses a button, and says yes where it is asked once more. */
  press(on: Locator, label: string): Promise<void>;
  /** What only this person was told last. */
  told(): Locator;
  dialog(): Locator;
}

export function chatOn(page: Page): Chat {
  const messages = page.getByRole('article', { name: 'Message from Cooper' });
  const toOne = page.getByText('Only visible to you');
  const dialog = () => page.getByRole('dialog').last();
  return {
    page,
    dialog,
    card: (bucket) => messages.filter({ hasNot: toOne, hasText: bucket }).last(),
    told: () => messages.filter({ has: toOne }).last(),
    async become(name, channel) {
      await page.getByRole('button', { name: /^Acting as/ }).click();
      await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
      await page.getByRole('button', { name: new RegExp(`^Acting as ${name}`) }).waitFor();
      await page
        .getByRole('button', { name: new RegExp(channel) })
        .first()
        .click();
    },
    async ask(text) {
      const composer = page.getByRole('textbox', { name: /^Message / });
      const before = await messages.count();
      await composer.fill(text);
      await composer.press('Escape');
      await composer.press('Enter');
      const answer = messages.nth(before);
      await answer.waitFor(patience);
      return answer;
    },
    async press(on, label) {
      await on.getByRole('button', { name: new RegExp(`^${label}`) }).click(patience);
      const yes = page.getByRole('dialog').getByRole('button', { name: 'Yes' });
      if (asksOnce.has(label)) await yes.click(patience);
    },
  };
}

/** These are asked once more before they are done. */
const asksOnce: ReadonlySet<string> = new Set(['Approve', 'Reject', 'Cancel this']);

/** Waits until it says that. */
export const says = (where: Locator, text: string | RegExp): Promise<void> =>
  where.getByText(text).first().waitFor(patience);

/** Asks for a fix, requests approval, and gives the card that is posted. */
export async function requested(chat: Chat, remedy: string, bucket: string): Promise<Locator> {
  const preview = await chat.ask(`/s3 fix ${remedy} ${bucket}`);
  await chat.press(preview, 'Request approval');
  const card = chat.card(bucket);
  await says(card, 'Waiting:');
  return card;
}
