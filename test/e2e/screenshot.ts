import type { Browser } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { chatOn, requested, says } from './chat.ts';
import { startCooper } from './running.ts';

/** Makes the README's pictures anew: `npm run screenshot`. */
const browser = await findBrowser();
if (typeof browser === 'string') throw new Error(`There is no browser: ${browser}`);
const cooper = await startCooper();
try {
  await answer(browser);
  await change(browser);
} finally {
  await browser.close();
  await cooper.stop();
}

async function answer(on: Browser): Promise<void> {
  const { page, chat } = await open(on, 1_040);
  await chat.ask('/s3 diagnose cooper-records contracts/2026/brightreel.pdf as arn:aws:iam::111122223333:user/priya');
  await page.getByRole('button', { name: 'Show everything' }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: 'docs/answer.png' });
  await page.close();
}

/** A card that one of two people has approved, and the preview of another change. */
async function change(on: Browser): Promise<void> {
  const { page, chat } = await open(on, 2_020);
  await chat.become('Priya', 'platform');
  const card = await requested(chat, 'require-tls', 'cooper-records');
  await chat.become('Noor', 'platform');
  await chat.press(card, 'Approve');
  await says(card, 'Waiting for one more.');
  await chat.become('Marcus', 'platform');
  const preview = await chat.ask('/s3 fix block-public-access cooper-downloads');
  await says(preview, 'Who decides');
  await page.waitForTimeout(300);
  await page.screenshot({ path: 'docs/change.png' });
  await page.close();
}

async function open(on: Browser, height: number) {
  const page = await on.newPage({ viewport: { width: 1_180, height }, colorScheme: 'light' });
  await page.goto(cooper.page);
  return { page, chat: chatOn(page) };
}
