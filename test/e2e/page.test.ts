import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from './browser.ts';
import { putRequestPayment } from './local-s3.ts';
import { type Running, startCooper } from './running.ts';

const found = await findBrowser();
const browser: Browser | null = typeof found === 'string' ? null : found;
const why = typeof found === 'string' ? ` (skipped: ${found})` : '';

describe.skipIf(browser === null)(`the sandbox's page in a browser${why}`, () => {
  let cooper: Running & { page: string };
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    cooper = await startCooper();
  });
  afterAll(async () => {
    await browser?.close();
    await cooper?.stop();
  });
  beforeEach(async () => {
    page = await browser!.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(cooper.page);
    // What was said before is on the page, so that answers can be counted from here.
    await page.getByRole('article', { name: 'Message from Priya Raman' }).first().waitFor();
    return () => page.close();
  });

  const answers = () => page.getByRole('article', { name: 'Message from Cooper' });

  /** Types a line, and waits for the answer to it. */
  async function ask(text: string): Promise<Locator> {
    const composer = page.getByRole('textbox', { name: 'Message s3-incidents' });
    const before = await answers().count();
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
    const answer = answers().nth(before);
    await answer.waitFor({ timeout: 10_000 });
    return answer;
  }

  it('answers the question of the README within 10 seconds, verdict first', async () => {
    const answer = await ask('/s3 diagnose cooper-media videos/intro.mp4');
    expect(await answer.innerText()).toMatch(/Problem:.*Everybody outside the bucket.s account gets 403/s);
    expect(errors).toEqual([]);
  });

  it('shows all checks, and fewer again, in the same message', async () => {
    const answer = await ask('/s3 diagnose cooper-media videos/intro.mp4');
    const count = await answers().count();
    await answer.getByRole('button', { name: 'Show everything' }).click();
    await answer.getByText('The bucket exists').waitFor();
    await answer.getByRole('button', { name: 'Show less' }).click();
    await answer.getByText('The bucket exists').waitFor({ state: 'detached' });
    expect(await answers().count()).toBe(count);
  });

  it('checks again and finds what was changed meanwhile', async () => {
    const answer = await ask('/s3 diagnose cooper-datasets');
    expect(await answer.innerText()).toContain('Requester Pays is on');
    await putRequestPayment(cooper, 'cooper-datasets', 'BucketOwner');
    await answer.getByRole('button', { name: /^Check .*again/ }).click();
    await answer.getByText('OK:').waitFor();
    expect(await answer.innerText()).not.toContain('Requester Pays is on');
    await putRequestPayment(cooper, 'cooper-datasets', 'Requester');
  });

  it('answers two quick presses with one message', async () => {
    const answer = await ask('/s3 diagnose cooper-media posters/intro.jpg');
    const count = await answers().count();
    await answer.getByRole('button', { name: 'Show everything' }).dblclick();
    await answer.getByText('The bucket exists').waitFor();
    expect(await answers().count()).toBe(count);
  });

  it.each([
    ['an unknown bucket', '/s3 diagnose cooper-medai', 'There is no bucket called'],
    ['an unknown question', '/s3 diagnos cooper-media', 'Was it'],
    ['no arguments', '/s3 diagnose', 'No bucket was named'],
    ['nothing at all', '/s3', 'Questions'],
    ['a mention of everybody as a key', '/s3 diagnose cooper-media <!channel>', 'There is no object under this key'],
  ])('answers %s kindly', async (_what, text, words) => {
    const answer = await ask(text);
    expect(await answer.innerText()).toContain(words);
  });

  it('answers a mention in a thread there, and the shortcut on a pasted error', async () => {
    await page.getByRole('button', { name: /3 replies/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const composer = thread.getByRole('textbox', { name: 'Reply in thread' });
    await composer.fill('@Cooper diagnose cooper-media videos/intro.mp4 ');
    await composer.press('Escape');
    await composer.press('Enter');
    const inThread = thread.getByRole('article', { name: 'Message from Cooper' });
    await inThread.getByText('Everybody outside').first().waitFor();
    const pasted = thread
      .getByRole('article', { name: 'Message from Priya Raman' })
      .filter({ hasText: 'AccessDenied' });
    await pasted.hover();
    await pasted.getByRole('button', { name: 'More message actions' }).click();
    await page.getByRole('menuitem', { name: /Diagnose this S3 error/ }).click();
    await inThread.nth(1).getByText('Everybody outside').first().waitFor();
    expect(await inThread.count()).toBe(2);
  });

  it('shows an answer to nobody but the person who asked', async () => {
    await ask('/s3 diagnose cooper-media posters/intro.jpg');
    expect(await page.getByText('posters/intro.jpg').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^Acting as/ }).click();
    await page.getByRole('menuitemradio', { name: /Marcus/ }).click();
    await page.getByRole('button', { name: /^Acting as Marcus/ }).waitFor();
    expect(await page.getByText('posters/intro.jpg').count()).toBe(0);
  });

  it('refuses a guest, and says who can ask', async () => {
    await page.getByRole('button', { name: /^Acting as/ }).click();
    await page.getByRole('menuitemradio', { name: /Gil/ }).click();
    await page.getByRole('button', { name: /^Acting as Gil/ }).waitFor();
    const answer = await ask('/s3 diagnose cooper-media');
    expect(await answer.innerText()).toMatch(/guest/i);
    expect(await answer.innerText()).not.toContain('RestrictPublicBuckets');
  });
});
