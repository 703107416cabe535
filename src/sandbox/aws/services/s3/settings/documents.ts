import { recall, remember } from '../../../history.ts';
import type { Bucket } from '../state.ts';
import { type Branch, parseXml } from '../xml.ts';

/** The document of a sub-resource as it stood `staleMs` ago; null when there is none. */
export function documentOf(bucket: Bucket, query: string, staleMs = 0): string | null {
  return recall(bucket.documents.get(query), staleMs, Date.now()) ?? null;
}

/** The same, read. */
export function settingOf(bucket: Bucket, query: string, root: string, staleMs = 0): Branch | null {
  const document = documentOf(bucket, query, staleMs);
  return document === null ? null : parseXml(document, root);
}

export function setDocument(bucket: Bucket, query: string, document: string | null): void {
  bucket.documents.set(query, remember(bucket.documents.get(query), document, Date.now()));
}
