import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The page, ready to be served: nothing of it is ever written to disk. */
export interface PageBundle {
  readonly html: string;
  /** By path without a leading slash, as the page asks for them: `assets/index-….js`. */
  readonly files: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Builds the page in memory. Takes about a second; do it once. */
export async function bundlePage(): Promise<PageBundle> {
  const built = await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2024',
      modulePreload: false,
      reportCompressedSize: false,
      // A picture or font inlined as `data:` is fine; the page's policy forbids any other place.
      assetsInlineLimit: 10_000,
      rolldownOptions: { input: fileURLToPath(new URL('page/index.html', import.meta.url)) },
    },
  });
  return bundleOf(outputsOf(built).flatMap(({ output }) => output));
}

function outputsOf(built: Awaited<ReturnType<typeof build>>): readonly Rolldown.RolldownOutput[] {
  if (Array.isArray(built)) return built;
  if ('output' in built) return [built];
  throw new Error('the page was watched, not built');
}

function bundleOf(outputs: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): PageBundle {
  const bodies = outputs.map((file) => [file.fileName, bodyOf(file)] as const);
  const html = bodies.find(([name]) => name === 'index.html')?.[1];
  if (html === undefined) throw new Error('the page was built without its index.html');
  const files = bodies.flatMap(([name, body]) => {
    const type = types[name.split('.').at(-1) ?? ''];
    return type === undefined ? [] : [[name, { type, body }] as const];
  });
  return { html, files: Object.fromEntries(files) };
}

function bodyOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): string {
  if (file.type === 'chunk') return file.code;
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}
