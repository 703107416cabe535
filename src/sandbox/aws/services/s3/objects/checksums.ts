import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../../service.ts';

type Headers = Readonly<Record<string, string>>;

const sums: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'content-md5': (bytes) => createHash('md5').update(bytes).digest(),
  'x-amz-checksum-crc32': (bytes) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return sum;
  },
  'x-amz-checksum-sha1': (bytes) => createHash('sha1').update(bytes).digest(),
  'x-amz-checksum-sha256': (bytes) => createHash('sha256').update(bytes).digest(),
};

/** Refuses a body that is not what its checksum says (error code BadDigest). CRC32C and CRC64NVME are taken on trust. */
export function checkBody(headers: Headers, body: Buffer): void {
  for (const [name, sum] of Object.entries(sums)) {
    const said = headers[name];
    if (said === undefined || said === sum(body).toString('base64')) continue;
    if (name === 'content-md5')
      throw new AwsError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.');
    const algorithm = name.replace('x-amz-checksum-', '').toUpperCase();
    throw new AwsError('BadDigest', 400, `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** The checksums to keep: as sent, else CRC32, so that readers have one to check. */
export function checksumsFor(headers: Headers, body: Buffer): Record<string, string> {
  const sent = Object.entries(headers).filter(([name]) =>
    /^x-amz-checksum-(?:crc32c?|crc64nvme|sha1|sha256)$/.test(name),
  );
  if (sent.length > 0) return Object.fromEntries(sent);
  return { 'x-amz-checksum-crc32': sums['x-amz-checksum-crc32']?.(body).toString('base64') ?? '' };
}
