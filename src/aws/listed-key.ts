/**
 * Keys of a listing as they are. Asked for in URL encoding, because XML cannot hold every character of a key; a server
 * that did not say that it encoded, did not.
 */
export function decoder(encoding: string | undefined): (listed: string | undefined) => string {
  if (encoding !== 'url') return (listed = '') => listed;
  return (listed = '') => decodeURIComponent(listed.replaceAll('+', '%20'));
}
