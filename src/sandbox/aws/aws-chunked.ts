import { AwsError } from './service.ts';

interface Decoded {
  readonly body: Buffer;
  /** Lower-case names; checksums come this way. */
  readonly trailers: Readonly<Record<string, string>>;
}

export function isChunked(headers: Readonly<Record<string, string>>): boolean {
  return (
    headers['content-encoding']?.includes('aws-chunked') === true ||
    headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true
  );
}

/**
 * Undoes `aws-chunked`: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n … 0\r\n[trailer:value\r\n …]\r\n`
 * (S3 API reference, «Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks»).
 */
export function decodeChunked(encoded: Buffer): Decoded {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = encoded.indexOf('\r\n', at);
    const size = Number.parseInt(encoded.toString('latin1', at, Math.max(end, at)), 16);
    if (end < 0 || Number.isNaN(size)) throw incomplete();
    at = end + 2;
    if (size === 0) return { body: Buffer.concat(parts), trailers: trailers(encoded.toString('utf8', at)) };
    if (at + size > encoded.length) throw incomplete();
    parts.push(encoded.subarray(at, at + size));
    at += size + 2;
  }
}

function trailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

const incomplete = (): AwsError => new AwsError('IncompleteBody', 400, 'The request body terminated unexpectedly');
