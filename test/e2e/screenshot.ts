import { findBrowser } from './browser.ts';
import { startCooper } from './running.ts';

/** Makes the README's picture anew: `npm run screenshot`. */
const browser = await findBrowser();
if (typeof browser === 'string') throw new Error(`There is no browser: ${browser}`);
const cooper = await startCooper();
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 1040 }, colorScheme: 'light' });
  await page.goto(cooper.page);
  const composer = page.getByRole('textbox', { name: 'Message s3-incidents' });
  await composer.fill(
    '/s3 diagnose cooper-records contracts/2026/brightreel.pdf as arn:aws:iam::111122223333:user/priya',
  );
  await composer.press('Escape');
  await composer.press('Enter');
  await page.getByRole('button', { name: 'Show everything' }).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: 'docs/answer.png' });
} finally {
  await browser.close();
  await cooper.stop();
}
