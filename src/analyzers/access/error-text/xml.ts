import type { Raw } from './types.ts';

/** The parts of S3's error document (S3 API reference, «REST error responses»); also the list a website endpoint shows. */
export function xmlParts(text: string): Partial<Raw> {
  return present({ code: element(text, 'Code') ?? listItem(text, 'Code') });
}

/** Whether a website endpoint wrote this page for a browser (S3 user guide, «Website endpoints»). */
export const isWebsitePage = (text: string): boolean =>
  (/<h1>\s*\d{3} /i.test(text) && /<li>\s*Code: /i.test(text)) || asText.test(text);

/** The same page, copied from the browser. */
const asText = /\b\d{3} [A-Z][a-z ]{2,20}\W{0,4}Code: \w{1,80}\W{1,4}Message: /i;

/**
 * The page without its second half, which is about the error document that could not be shown: nobody asked for that
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html).
 */
export const withoutErrorDocument = (text: string): string =>
  text.replace(/(An Error Occurred While Attempting to Retrieve a Custom Error Document).*$/i, '$1');

const element = (text: string, name: string): string | null =>
  new RegExp(`<${name}>\\s{0,20}([\\w.]{1,80})\\s{0,20}</${name}>`).exec(text)?.[1] ?? null;

const listItem = (text: string, name: string): string | null =>
  new RegExp(`<li>\\s{0,20}${name}: ([\\w.]{1,80})`).exec(text)?.[1] ?? null;

function present(parts: { readonly code: string | null }): Partial<Raw> {
  return parts.code === null ? {} : { code: parts.code };
}
