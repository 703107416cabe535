import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A sandboxed network must not make a browser wait for its maker's servers. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** The package's own arguments suit a function that opens one page: a single process, without web security. */
const graphics = [
  '--no-zygote',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** A headless Chromium: the machine's own, else the one inside the npm package; or why none can be had. */
export async function findBrowser(): Promise<Browser | string> {
  const faults: string[] = [];
  // The packaged browser crashes at its start now and then; a second try costs two seconds.
  for (const launch of [installed, packaged, packaged]) {
    try {
      return await launch();
    } catch (error) {
      faults.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  return faults.join('; ');
}

async function installed(): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error('no Chromium or Chrome is installed');
  return chromium.launch({ executablePath, args: quiet });
}

async function packaged(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`@sparticuz/chromium does not run on ${process.platform} ${process.arch}`);
  // oxlint-disable-next-line import/no-named-as-default -- the package has a default export only
  const { default: inside } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await inside.executablePath(), args: [...graphics, ...quiet] });
}
