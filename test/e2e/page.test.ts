import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from './browser.ts';
import { type Running, startCooper } from './running.ts';

const found = await findBrowser();
const browser: Browser | null = typeof found === 'string' ? null : found;
const why = typeof found === 'string' ? ` (skipped: ${found})` : '';

describe.skipIf(browser === null)(`the sandbox's page in a browser${why}`, () => {
  let cooper: Running;
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
    return () => page.close();
  });

  async function say(text: string): Promise<void> {
    const composer = page.getByRole('textbox', { name: 'Message s3-incidents' });
    await composer.fill(text);
    await composer.press('Escape');
    await composer.press('Enter');
  }

  const lastAnswer = () => page.getByRole('article', { name: 'Message from Cooper' }).last();

  it('answers the question of the README within 10 seconds, verdict first', async () => {
    await say('/s3 diagnose cooper-media videos/intro.mp4');
    await lastAnswer().getByText('Everybody outside').first().waitFor({ timeout: 10_000 });
    expect(await lastAnswer().innerText()).toMatch(/Problem:.*Everybody outside the bucket.s account gets 403/s);
    expect(errors).toEqual([]);
  });

  it('shows all checks, and fewer again, in the same message', async () => {
    await say('/s3 diagnose cooper-media videos/intro.mp4');
    await lastAnswer().getByRole('button', { name: 'Show all checks' }).click();
    await lastAnswer().getByText('The bucket exists').waitFor();
    const answers = await page.getByRole('article', { name: 'Message from Cooper' }).count();
    await lastAnswer().getByRole('button', { name: 'Show less' }).click();
    await lastAnswer().getByRole('button', { name: 'Show all checks' }).waitFor();
    expect(await page.getByRole('article', { name: 'Message from Cooper' }).count()).toBe(answers);
  });

  it('checks again and finds what was changed meanwhile', async () => {
    await say('/s3 diagnose cooper-datasets');
    await lastAnswer().getByText('Requester Pays is on').first().waitFor();
    const { aws } = await address(cooper);
    await putRequestPayment(aws, 'cooper-datasets', 'BucketOwner');
    await lastAnswer().getByRole('button', { name: 'Check again' }).click();
    await lastAnswer().getByText('OK:').waitFor();
    await putRequestPayment(aws, 'cooper-datasets', 'Requester');
  });

  it.each([
    ['an unknown bucket', '/s3 diagnose cooper-medai', 'There is no bucket called'],
    ['an unknown question', '/s3 diagnos cooper-media', 'Was it'],
    ['no arguments', '/s3 diagnose', 'No bucket was named'],
    ['nothing at all', '/s3', 'Questions'],
    ['a mention of everybody as a key', '/s3 diagnose cooper-media <!channel>', 'There is no object under this key'],
  ])('answers %s kindly', async (_what, text, words) => {
    await say(text);
    await lastAnswer().getByText(words).first().waitFor();
  });

  it('shows an answer to nobody but the person who asked', async () => {
    await say('/s3 diagnose cooper-media posters/intro.jpg');
    await lastAnswer().getByText('posters/intro.jpg').first().waitFor();
    await page.getByRole('button', { name: /^Acting as/ }).click();
    await page.getByRole('menuitemradio', { name: /Marcus/ }).click();
    await page.getByRole('button', { name: /^Acting as Marcus/ }).waitFor();
    expect(await page.getByText('posters/intro.jpg').count()).toBe(0);
  });
});

async function address({ data }: Running): Promise<{ aws: string }> {
  const { readFile } = await import('node:fs/promises');
  return JSON.parse(await readFile(`${data}/sandbox.json`, 'utf8')) as { aws: string };
}

async function putRequestPayment(aws: string, bucket: string, payer: string): Promise<void> {
  const { PutBucketRequestPaymentCommand, S3Client } = await import('@aws-sdk/client-s3');
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'sandbox' };
  const s3 = new S3Client({ endpoint: aws, region: 'us-east-1', forcePathStyle: true, credentials });
  await s3.send(
    new PutBucketRequestPaymentCommand({
      Bucket: bucket,
      RequestPaymentConfiguration: { Payer: payer as 'Requester' },
    }),
  );
  s3.destroy();
}
