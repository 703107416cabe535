import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from './browser.ts';
import { type Chat, chatOn, requested, says } from './chat.ts';
import { putRequestPayment } from './local-s3.ts';
import { run, type Running, startCooper } from './running.ts';
import { canType, typed } from './typed.ts';

const found = await findBrowser();
const browser: Browser | null = typeof found === 'string' ? null : found;
const why = typeof found === 'string' ? ` (skipped: ${found})` : '';

/** Each test has a bucket and a setting of its own: they share one Cooper. */
describe.skipIf(browser === null)(`changing buckets from the sandbox's page${why}`, () => {
  let cooper: Running & { page: string };
  let page: Page;
  let chat: Chat;
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
    await page.getByRole('article', { name: 'Message from Priya Raman' }).first().waitFor();
    chat = chatOn(page);
  });
  afterEach(async () => {
    await page.close();
    const failed = errors.splice(0);
    if (failed.length > 0) throw new Error(`The page failed: ${failed.join('; ')}`);
  });

  it('goes from a preview over somebody else’s approval to done, and back', async () => {
    const preview = await chat.ask('/s3 fix block-public-access cooper-downloads');
    expect(await preview.innerText()).toMatch(
      /Preview: Nothing has been changed.*Affected: 2 lose access.*May approve: marcus, noor.*"RestrictPublicBuckets": true/s,
    );
    await preview.getByRole('button', { name: /^Request approval/ }).dblclick();
    await says(chat.told(), 'Asked:');
    const card = chat.card('cooper-downloads');
    await says(card, 'Waiting:');
    expect(await card.innerText()).not.toContain('111122223333');

    await chat.become('Marcus', 's3-incidents');
    await chat.press(card, 'Approve');
    await says(card, 'Done:');
    await chat.press(card, 'Undo');
    const undo = chat.told();
    await says(undo, /Gains access/);
    await chat.press(undo, 'Request approval');

    await chat.become('Noor', 's3-incidents');
    const second = chat.card('Undo «Turn on Block Public Access»');
    await chat.press(second, 'Approve');
    await says(second, 'Done:');
    await says(page.getByRole('article').filter({ hasText: 'Turn on Block Public Access on' }).first(), 'Undone:');
  });

  it('waits for two different people where the rules ask for two', async () => {
    await chat.become('Priya', 'platform');
    const card = await requested(chat, 'require-tls', 'cooper-records');
    await chat.become('Marcus', 'platform');
    await chat.press(card, 'Approve');
    await says(card, 'Approved by 1 of 2. Waiting for one more.');
    await chat.press(card, 'Approve');
    await says(chat.told(), 'You approved this already');
    await chat.become('Noor', 'platform');
    await chat.press(card, 'Approve');
    await says(card, 'Done:');
    expect(await card.innerText()).toMatch(/Approvals: 2 of 2: @Marcus Oyelaran.*@Noor Haddad/s);
  });

  it('refuses whoever asked, and guests, says who can, and ends at a no', async () => {
    const card = await requested(chat, 'abort-incomplete-uploads', 'cooper-media');
    await chat.press(card, 'Approve');
    await says(chat.told(), /You are not among those who may approve this change/);
    await says(chat.told(), 'the Slack group S3 approvers');
    await chat.become('Gil', 's3-incidents');
    await chat.press(card, 'Approve');
    await says(chat.told(), /guest/i);
    await chat.become('Noor', 's3-incidents');
    await chat.press(card, 'Reject');
    await says(card, 'Rejected:');
    expect(await card.innerText()).toMatch(/Nothing was changed\..*Rejected by @Noor Haddad/s);
    expect(await card.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  });

  it('writes nothing to what has changed since the preview, and previews it anew', async () => {
    const card = await requested(chat, 'abort-incomplete-uploads', 'cooper-uploads');
    await putRequestPayment(cooper, 'cooper-uploads', 'Requester');
    await chat.become('Marcus', 's3-incidents');
    await chat.press(card, 'Approve');
    await says(card, 'Drifted:');
    expect(await card.innerText()).toMatch(
      /Nothing was changed\..*Changed since the preview: Requester Pays of cooper-uploads/s,
    );
    await chat.press(card, 'Preview again');
    await says(chat.told(), 'Preview:');
    await says(chat.told(), 'preview 2');
    await putRequestPayment(cooper, 'cooper-uploads', 'BucketOwner');
  });

  it('has the bucket’s name typed before what can’t be undone, and says how long it waits then', async () => {
    const card = await requested(chat, 'enable-versioning', 'cooper-downloads');
    for (const name of ['Marcus', 'Noor']) {
      await chat.become(name, 's3-incidents');
      await chat.press(card, 'Approve');
      const form = chat.dialog();
      await form.getByRole('textbox').fill('cooper-download');
      await form.getByRole('button', { name: 'Approve' }).click();
      await says(form, 'That is not the bucket’s name.');
      await form.getByRole('textbox').fill('cooper-downloads');
      await form.getByRole('button', { name: 'Approve' }).click();
      await form.waitFor({ state: 'detached' });
    }
    await says(card, 'Approved:');
    expect(await card.innerText()).toMatch(
      /2 of 2 said yes\. Cooper applies it, not before \d{4}-\d\d-\d\d \d\d:\d\d UTC\..*Applied from/s,
    );
  });

  it('stops for a lockdown, which only admins switch, and goes on after it', async () => {
    const card = await requested(chat, 'abort-incomplete-uploads', 'cooper-catalog');
    await says(await chat.ask('/s3 lockdown on a drill'), /You are not among those who may switch the lockdown/);
    await chat.become('Marcus', 's3-incidents');
    await says(await chat.ask('/s3 lockdown on a drill'), 'Locked down:');
    await says(card, /A lockdown is on/);
    expect(await card.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await says(await chat.ask('/s3 lockdown'), 'a drill');
    await says(await chat.ask('/s3 lockdown off'), 'Open:');
    await chat.press(card, 'Approve');
    await says(card, 'Done:');
  });

  it.each([
    ['what is so already', 'block-public-access cooper-partner-drop', /^Only visible.*Nothing to do:/s],
    [
      'an unknown remedy',
      'block-publik-access cooper-media',
      /There is no remedy called.*Was it block-public-access\?/s,
    ],
    ['a missing bucket', 'block-public-access cooper-nope', /There is no bucket cooper-nope/],
    ['a missing parameter', 'enable-access-logging cooper-media', /to=… is missing/],
    ['logs into themselves', 'enable-access-logging cooper-logs to=cooper-logs', /can't keep its own access logs/],
    ['nothing at all', '', /Say what to fix, and where\..*The remedies are/s],
  ])('asks nobody for %s', async (_what, wish, words) => {
    const answer = await chat.ask(`/s3 fix ${wish}`);
    expect(await answer.innerText()).toMatch(words);
    expect(await answer.getByRole('button', { name: /^Request approval/ }).count()).toBe(0);
  });

  it.skipIf(!canType)(
    'is approved in a terminal by whoever types it, and by no pipe',
    async () => {
      const card = await requested(chat, 'abort-incomplete-uploads', 'cooper-records');
      const [, id = ''] = /Change ([a-z0-9]{10})/.exec(await card.innerText()) ?? [];
      const env = { COOPER_AWS: 'local', COOPER_DATA: cooper.data };
      const approve = ['changes', 'approve', id];
      const piped = await run('cli.ts', approve, env, 'approve\n');
      expect([piped.code, piped.out]).toEqual([2, '']);
      expect(piped.err).toContain('This needs a person at a terminal');

      const question = /Type approve to go on: /;
      expect(await typed(approve.join(' '), env, [[question, 'yes']])).toContain('Nothing was done.');
      expect(await typed(approve.join(' '), env, [[question, 'approve']])).toContain('Done:');
      await says(card, 'Done:');
      await says(card, 'CooperRead/cooper');

      const verified = await run('cli.ts', ['audit-log', 'verify'], env);
      expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('Whole:')]);
      const { out } = await run('cli.ts', ['audit-log', 'export', '--csv'], env);
      expect(out).toContain(`"approval.given","${id}"`);
    },
    180_000,
  );
});
