import { accessPointOfAlias, accessPointOfArn, spelledAccessPoint } from './access-point-name.ts';
import { impossibleName, otherKind } from './bucket-name.ts';
import { Refusal } from './errors.ts';
import { otherEndpoint, type Place, placeOfUrl } from './s3-url.ts';
import { type Target, target } from './target.ts';
import { code, type Word, words } from './words.ts';

/** Bytes of UTF-8 (S3 user guide, «Naming Amazon S3 objects»). */
const longestKey = 1024;

const example = words`Say a bucket, with a key if there is one: ${code('cooper-media videos/intro.mp4')}, ${code('s3://cooper-media/videos/intro.mp4')}, an ARN or an S3 URL. A key with spaces goes in quotes.`;

/**
 * The target that somebody wrote: `bucket`, `bucket key`, `bucket/key`, s3://, an ARN, a virtual-host, path-style,
 * website or console URL; `--account 111122223333` before it says who owns the bucket. Throws `Refusal` otherwise.
 */
export function parseTarget(text: string): Target {
  const { account, rest } = withoutOptions(text.trim());
  if (account !== null && !/^\d{12}$/.test(account))
    throw new Refusal(
      words`${code(shortened(account))} is not an AWS account id.`,
      words`It has 12 digits, without hyphens.`,
    );
  if (!rest) throw new Refusal(words`No bucket was named.`, example);
  return checked({ ...placeOf(rest), account });
}

/** An option stands before or behind the target. A key that looks like one goes in quotes. */
function withoutOptions(text: string): { account: string | null; rest: string } {
  const before = /^--account(?:[ =](\S+))?\s*(.*)$/s.exec(text);
  const behind = /^(.*?)\s+--account(?:[ =](\S+))?$/s.exec(text);
  if (before) return { account: before[1] ?? '', rest: before[2] ?? '' };
  if (behind) return { account: behind[2] ?? '', rest: behind[1] ?? '' };
  const [unknown] = /^--[a-z][\w-]*|\s--[a-z][\w-]*(?:=\S*)?$/.exec(text) ?? [];
  if (unknown === undefined) return { account: null, rest: text };
  throw new Refusal(
    words`There is no option ${code(shortened(unknown.trim()))}.`,
    words`${code('--account 111122223333')} says who should own the bucket; ${code('--as')}, ${code('--for')} and ${code('--because')} say who is refused what, and how. A key that looks like an option goes in quotes.`,
  );
}

/** The words that `parseTarget` reads back as this target. */
export function targetWords({ account, bucket, key, versionId, region, accessPoint }: Target): string {
  const owner = account === null ? [] : [`--account ${account}`];
  if (accessPoint !== null) return [...owner, spelledAccessPoint(accessPoint, key)].join(' ');
  if (region !== null) return addressWords({ account, bucket, key, versionId, region });
  if (versionId !== null) return [...owner, `s3://${bucket}/${key ?? ''}?versionId=${versionId}`].join(' ');
  return [...owner, bucket, ...(key === null ? [] : [/[\s"']|^--/.test(key) ? `"${key}"` : key])].join(' ');
}

/** As `targetWords`, always with a URL: only an address can name a region, and none of it can be read as other words. */
export function addressWords({ account, bucket, key, versionId, region }: Omit<Target, 'accessPoint'>): string {
  const domain = region?.startsWith('cn-') ? 'com.cn' : region?.startsWith('eusc-') ? 'eu' : 'com';
  const path = [bucket, ...(key ?? '').split('/').map(encodeURIComponent)].join('/');
  const host = `s3.${region === null ? '' : `${region}.`}amazonaws.${domain}`;
  const owner = account === null ? '' : `--account ${account} `;
  return `${owner}https://${host}/${path}${versionId === null ? '' : `?versionId=${versionId}`}`;
}

function placeOf(text: string): Place {
  const [first = ''] = text.split(/\s/, 1);
  if (/^https?:/i.test(first)) return urlPlace(first);
  if (/^["']?(s3[an]?:\/\/|https?:)/i.test(text)) return addressPlace(unquoted(text));
  if (/^["']?arn:/i.test(text)) return arnPlace(unquoted(text));
  const [, bucket = '', key = ''] = /^([^\s/]+)[\s/]?(.*)$/s.exec(unquotedFirst(unquotedWhole(text))) ?? [];
  return { bucket, key: unquoted(key.trim()) || null, versionId: null, region: null };
}

function addressPlace(text: string): Place {
  if (/^https?:/i.test(text)) return urlPlace(text);
  if (/^s3:\/\/arn:/i.test(text)) return arnPlace(text.slice('s3://'.length));
  const [, bucket = '', key = '', versionId] =
    /^s3[an]?:\/\/([^/?]*)\/?(.*?)(?:\?versionId=([\w.-]+))?$/is.exec(text) ?? [];
  return { bucket, key: key || null, versionId: versionId ?? null, region: null };
}

function urlPlace(text: string): Place {
  const kind = otherEndpoint(text);
  if (kind !== null) throw notGeneralPurpose(words`That address`, kind);
  const place = placeOfUrl(text);
  if (place) return place;
  throw new Refusal(
    words`That is not an address of S3's.`,
    words`A CDN or a domain of your own hides which bucket is behind it. ${example}`,
  );
}

/** Bucket and object ARNs have no region and no account (Service Authorization Reference, «Amazon S3»). */
function arnPlace(text: string): Place {
  const through = accessPointOfArn(text);
  if (through !== null) return { bucket: '', versionId: null, region: through.accessPoint.region, ...through };
  const [, bucket, key = ''] = /^arn:[^:]*:s3:::([^/]*)\/?(.*)$/s.exec(text) ?? [];
  if (bucket !== undefined) return { bucket, key: key || null, versionId: null, region: null };
  throw new Refusal(
    words`${code(text.slice(0, 200))} is not the ARN of a bucket or an object.`,
    words`Those look like ${code('arn:aws:s3:::bucket/key')}. That of an access point looks like ${code('arn:aws:s3:eu-west-1:111122223333:accesspoint/name/object/key')}.`,
  );
}

/** A quoted word may hold anything, quotes included: only a pair around the whole is taken off. */
function unquoted(text: string): string {
  const [, , inside] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return inside ?? text;
}

/** `"my-bucket/a key"`: quotes around everything, and no others inside. */
const unquotedWhole = (text: string): string => text.replace(/^(["'])((?:(?!\1).)*)\1$/s, '$2');

/** `"my-bucket" key`: quotes around the first word alone. */
const unquotedFirst = (text: string): string => text.replace(/^(["'])([^\s"']+)\1(?=\s|$)/, '$2');

function checked(place: Place & { account: string | null }): Target {
  const accessPoint = place.accessPoint ?? accessPointOfAlias(place.bucket);
  if (accessPoint === null) checkBucket(place.bucket);
  checkKey(place.key);
  return target({ ...place, accessPoint, bucket: accessPoint === null ? place.bucket : '' });
}

function checkBucket(bucket: string): void {
  if (bucket === '') throw new Refusal(words`No bucket was named.`, example);
  const kind = otherKind(bucket);
  if (kind !== null) throw notGeneralPurpose([code(bucket)], kind);
  const why = impossibleName(bucket);
  if (why) throw new Refusal(words`${code(shortened(bucket))} can't be a bucket: ${why}.`, example);
}

function checkKey(key: string | null): void {
  if (key !== null && !key.isWellFormed())
    throw new Refusal(
      words`No object has such a key: it is not legal Unicode.`,
      words`Half a character was lost on the way; copy the key again.`,
    );
  const bytes = Buffer.byteLength(key ?? '');
  if (bytes > longestKey)
    throw new Refusal(
      words`No object has a key this long: it has ${bytes} bytes, and S3 allows ${longestKey}.`,
      words`Was more than the key pasted?`,
    );
}

const notGeneralPurpose = (what: readonly Word[], kind: string) =>
  new Refusal(
    words`${what} is ${kind}, and Cooper explains general purpose buckets only.`,
    words`Name the bucket behind it, if there is one.`,
  );

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
