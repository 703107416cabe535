import { words, type Words } from './words.ts';

/** Names that are not general purpose buckets, by how they end (S3 user guide, «General purpose bucket naming rules»). */
const otherKinds: readonly { readonly ends: string; readonly what: string }[] = [
  { ends: '-s3alias', what: 'the alias of an access point' },
  { ends: '--ol-s3', what: 'the alias of an Object Lambda access point' },
  { ends: '.mrap', what: 'a Multi-Region Access Point' },
  { ends: '--x-s3', what: 'a directory bucket' },
  { ends: '--table-s3', what: 'a table bucket' },
];

/** What kind of thing this name stands for, when it is not a general purpose bucket; null when it may be one. */
export function otherKind(name: string): string | null {
  return otherKinds.find(({ ends }) => name.endsWith(ends))?.what ?? null;
}

/**
 * Why S3 never gave out such a name; null when it may have. Buckets made in us-east-1 before March 2018 may have
 * capitals, underscores and up to 255 characters (S3 user guide, «General purpose bucket naming rules»).
 */
export function impossibleName(name: string): Words | null {
  if (!/^[A-Za-z0-9._-]*$/.test(name))
    return words`a bucket name has only letters, digits, dots, hyphens and, in very old ones, underscores`;
  if (name.length < 3) return words`a bucket name has at least 3 characters`;
  if (name.length > 255) return words`a bucket name has at most 63 characters, and very old ones 255`;
  return null;
}

/** Why S3 gives out no such name today, though an old bucket may have it; null when it would. */
export function unusualName(name: string): Words | null {
  if (/[A-Z_]/.test(name)) return words`new bucket names have no capitals and no underscores`;
  if (name.length > 63) return words`new bucket names have at most 63 characters`;
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return words`new bucket names begin and end with a letter or digit`;
  if (name.includes('..')) return words`new bucket names have no two dots in a row`;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return words`new bucket names don't look like an IP address`;
  return null;
}
