import { expect, it } from 'vitest';
import { localUrl } from '../../../../src/sandbox/page/text/local-url.ts';

it.each([
  ['http://127.0.0.1:4000/files/F1', '/files/F1'],
  ['http://localhost:4000/files/F1?x=1', '/files/F1?x=1'],
  ['http://127.0.0.1:5000/files/F1', 'http://127.0.0.1:5000/files/F1'],
  ['https://a.example/x.png', 'https://a.example/x.png'],
])('%s becomes %s', (url, local) => {
  expect(localUrl(url, new URL('http://localhost:4000/'))).toBe(local);
});
