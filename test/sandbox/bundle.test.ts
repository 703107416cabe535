import { beforeAll, describe, expect, it } from 'vitest';
import { bundlePage, type PageBundle } from '../../src/sandbox/bundle.ts';

describe('the bundled page', () => {
  let page: PageBundle;
  beforeAll(async () => {
    page = await bundlePage();
  });

  it('asks only for files that are in the bundle', () => {
    const asked = [...page.html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path);
    expect(new Set(asked)).toEqual(new Set(Object.keys(page.files)));
    expect(asked).toHaveLength(2);
  });

  it('says what kind of file each is', () => {
    const types = Object.entries(page.files).map(([path, { type }]) => [path.split('.').at(-1), type]);
    expect(Object.fromEntries(types)).toEqual({
      js: 'text/javascript; charset=utf-8',
      css: 'text/css; charset=utf-8',
    });
  });

  it('forbids everything but itself', () => {
    expect(page.html).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(page.html).not.toContain('unsafe-');
  });

  it('names no other place to load anything from', () => {
    const css = Object.values(page.files).find(({ type }) => type.startsWith('text/css'));
    expect(css?.body).not.toMatch(/url\(\s*['"]?(?:https?:)?\/\//);
    expect(css?.body).not.toContain('@import');
    expect(page.html).not.toMatch(/(?:src|href)="https?:/);
  });

  it('is React as it is in production', () => {
    const js = Object.values(page.files).find(({ type }) => type.startsWith('text/javascript'));
    expect(js?.body).not.toContain('process.env.NODE_ENV');
    expect(js?.body.length).toBeLessThan(500_000);
  });
});
