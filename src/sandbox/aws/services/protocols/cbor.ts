import { AwsError } from '../../service.ts';

/**
 * As much of CBOR (RFC 8949) as Smithy's RPC v2 needs: the AWS CLI speaks it to CloudWatch. Times are tag 1, seconds
 * since 1970. Maps become plain objects.
 */
export function decodeCbor(bytes: Buffer): unknown {
  const reader: Reader = { bytes, at: 0 };
  try {
    return item(reader);
  } catch (error) {
    if (error instanceof RangeError) throw malformed();
    throw error;
  }
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

/** Ends what has no length of its own. */
const end = Symbol('end');
const indefinite = -1;

function item(reader: Reader): unknown {
  const head = reader.bytes.readUInt8(reader.at);
  reader.at += 1;
  const [major, minor] = [head >> 5, head & 31];
  if (major === 7) return simple(reader, minor);
  const size = argument(reader, minor);
  switch (major) {
    case 0:
      return size;
    case 1:
      return -1 - size;
    case 2:
      return chunks(reader, size);
    case 3:
      return chunks(reader, size).toString('utf8');
    case 4:
      return list(reader, size);
    case 5:
      return Object.fromEntries(pairs(list(reader, size === indefinite ? size : size * 2)));
    default:
      return tagged(size, item(reader));
  }
}

function argument(reader: Reader, minor: number): number {
  if (minor < 24) return minor;
  if (minor === 31) return indefinite;
  const width = 2 ** (minor - 24);
  if (width > 8) throw malformed();
  const { bytes, at } = reader;
  reader.at += width;
  return width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width);
}

function simple(reader: Reader, minor: number): unknown {
  const at = reader.at;
  if (minor === 31) return end;
  if (minor === 20 || minor === 21) return minor === 21;
  if (minor === 22 || minor === 23) return null;
  if (minor === 26) return advanced(reader, 4, reader.bytes.readFloatBE(at));
  if (minor === 27) return advanced(reader, 8, reader.bytes.readDoubleBE(at));
  throw malformed();
}

function advanced<Value>(reader: Reader, width: number, value: Value): Value {
  reader.at += width;
  return value;
}

function chunks(reader: Reader, size: number): Buffer {
  if (size === indefinite)
    return Buffer.concat(list(reader, size).map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(String(part)))));
  if (reader.at + size > reader.bytes.length) throw malformed();
  reader.at += size;
  return reader.bytes.subarray(reader.at - size, reader.at);
}

function list(reader: Reader, size: number): readonly unknown[] {
  const found: unknown[] = [];
  while (size === indefinite || found.length < size) {
    const next = item(reader);
    if (next === end) return found;
    found.push(next);
  }
  return found;
}

function pairs(flat: readonly unknown[]): readonly (readonly [string, unknown])[] {
  return flat.flatMap((key, nth) => (nth % 2 === 0 ? [[String(key), flat[nth + 1]] as const] : []));
}

const tagged = (tag: number, value: unknown): unknown =>
  tag === 1 && typeof value === 'number' ? new Date(value * 1000) : value;

const malformed = (): AwsError => new AwsError('SerializationException', 400, 'The request body is not valid CBOR.');

export function encodeCbor(value: unknown): Buffer {
  if (typeof value === 'string') return texted(value);
  if (typeof value === 'number') return numbered(value);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xf5 : 0xf4);
  if (value instanceof Date) return Buffer.concat([Buffer.of(0xc1), numbered(value.getTime() / 1000)]);
  if (value instanceof Map) return encodeCbor(Object.fromEntries(value));
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
  if (typeof value !== 'object' || value === null) return Buffer.of(0xf6);
  const kept = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Buffer.concat([head(5, kept.length), ...kept.flatMap(([name, one]) => [texted(name), encodeCbor(one)])]);
}

function texted(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([head(3, bytes.length), bytes]);
}

function numbered(value: number): Buffer {
  if (Number.isSafeInteger(value) && Math.abs(value) < 2 ** 32) return value < 0 ? head(1, -1 - value) : head(0, value);
  const bytes = Buffer.alloc(9, 0xfb);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.of((major << 5) | size);
  const bytes = Buffer.alloc(5, (major << 5) | 26);
  bytes.writeUInt32BE(size, 1);
  return bytes;
}
