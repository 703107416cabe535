const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address when a person may be led there by a click, else null: never `javascript:`, `data:` or a relative one. */
export function safeUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  return url !== null && allowed.has(url.protocol) ? url.href : null;
}
