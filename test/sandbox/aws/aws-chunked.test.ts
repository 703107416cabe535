import { expect, it } from 'vitest';
import { decodeChunked } from '../../../src/sandbox/aws/aws-chunked.ts';

it.each([
  [
    'unsigned chunks with a trailer',
    '5\r\nhello\r\n1\r\n!\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n',
    'hello!',
    { 'x-amz-checksum-crc32': 'AAAA' },
  ],
  ['signed chunks', '5;chunk-signature=ab\r\nhello\r\n0;chunk-signature=cd\r\n\r\n', 'hello', {}],
  ['chunks that hold line ends', 'a\r\n01\r\n23\r\n89\r\n0\r\n\r\n', '01\r\n23\r\n89', {}],
  ['nothing', '0\r\n\r\n', '', {}],
])('%s', (_, encoded, body, trailers) => {
  const decoded = decodeChunked(Buffer.from(encoded));
  expect([decoded.body.toString(), decoded.trailers]).toEqual([body, trailers]);
});

it.each(['', 'zz\r\n', '5\r\nhel', '5\r\nhello\r\n'])('a body that ends too soon is refused: %j', (encoded) => {
  expect(() => decodeChunked(Buffer.from(encoded))).toThrow('The request body terminated unexpectedly');
});
