import type { Raw } from './types.ts';
import { isWebsitePage } from './xml.ts';

/** What is left when neither words nor code decide: «Access Denied», or a status of a HEAD, which has no body. */
export function statusCause(raw: Raw): string | null {
  const status = statusOf(raw);
  if ((raw.website || isWebsitePage(raw.text)) && status === 403) return 'B10';
  if (status === 403 || isGenericDenial(raw)) return genericCause(raw);
  return byStatus(raw, status);
}

/** A directory bucket, by its name or by the session it does not give: it never says why (S3 user guide, «Directory buckets: security»). */
function genericCause(raw: Raw): string {
  if (raw.operation === 'CreateSession' || /--x-s3\b/.test(raw.text)) return 'D31';
  if (raw.unsigned) return 'A10';
  return isBodiless(raw) ? 'X03' : 'X02';
}

/** Statuses that mean different things for different operations; 405 is also a delete marker's (S3 API reference). */
const statuses: Readonly<Record<number, (operation: string) => string | null>> = {
  301: () => 'B01',
  307: () => 'B02',
  400: (operation) => (operation.startsWith('Head') ? 'X03' : null),
  404: (operation) => (/Bucket$|^List/.test(operation) ? 'B04' : 'B05'),
  405: (operation) => {
    if (operation.endsWith('BucketPolicy')) return 'D34';
    return /^(?:Get|Head)Object/.test(operation) ? 'B07' : 'B09';
  },
};
/** No permission is missing here (the catalogue's B16). */
const notAccess = [304, 409, 411, 412, 416, 429, 500, 501, 503];

function byStatus({ operation }: Raw, status: number | null): string | null {
  if (status === null) return null;
  return statuses[status]?.(operation ?? '') ?? (notAccess.includes(status) ? 'B16' : null);
}

/** What tools write in the code's place when an answer has no body. */
const spelled: readonly (readonly [RegExp, number])[] = [
  [/^(?:403\b|Forbidden|ACCESS_DENIED)/, 403],
  [/^(?:404\b|Not ?Found|RESOURCE_NOT_FOUND)/, 404],
  [/^(?:301\b|Moved ?Permanently)/, 301],
  [/^(?:400\b|Bad ?Request)/, 400],
];

function statusOf({ status, code, text }: Raw): number | null {
  if (code === 'MethodNotAllowed' || /specified method is not allowed against this resource/i.test(text)) return 405;
  if (status !== null) return status;
  const word = code ?? (text.length < 40 ? text.trim() : '');
  return spelled.find(([name]) => name.test(word))?.[1] ?? null;
}

const isGenericDenial = ({ code, text }: Raw): boolean =>
  /^Access ?Denied/.test(code ?? '') ||
  /access ?denied|\bforbidden\b|not authorized|permission denied|PermissionError/i.test(text);

/** A HEAD's refusal has a status and no words (S3 API reference, HeadObject: «a generic code»). */
function isBodiless({ code, operation, text }: Raw): boolean {
  if (operation?.startsWith('Head')) return true;
  if (code?.startsWith('AccessDenied') === true) return false;
  return !/access ?denied(?!exception)/i.test(text) && !/<li>|<Error>/.test(text);
}
