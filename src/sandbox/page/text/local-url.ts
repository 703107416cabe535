const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A file's address as this page may load it. The sandbox has several names (`localhost`, `127.0.0.1`) and the page's
 * policy lets it load from the one it came from only; what is served on the same port is the same server.
 */
export function localUrl(text: string, here: URL): string {
  const url = URL.parse(text, here);
  if (url === null || url.port !== here.port || !loopback.has(url.hostname) || !loopback.has(here.hostname))
    return text;
  return `${url.pathname}${url.search}`;
}
