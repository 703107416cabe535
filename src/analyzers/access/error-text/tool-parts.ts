import type { Raw } from './types.ts';

/** How each tool writes code, operation and status. The first that is there counts. */
const codes: readonly RegExp[] = [
  // AWS CLI and boto3
  /An error occurred \(([\w.]{1,80})\) when calling/,
  // Java 1; Spark and Hadoop print it too
  /Error Code: ([\w.]{1,80}(?: Forbidden| Not Found| Moved Permanently)?)/,
  // Go 1 and 2, so Terraform too
  /api error ([\w.]{1,80}):/,
  /\bS3: [^,]{1,200}, [^:]{0,300}?\b([A-Z]\w{2,80}): /,
  // Ruby, .NET, botocore's own classes
  /Aws::S3::Errors::(\w{1,80})/,
  /ErrorCode[:=] ?["']?([A-Za-z][\w.]{1,80})/,
  // Python's and JavaScript's inspections, Rust
  /["']?\b[Cc]ode["']?\s?[:=]\s?(?:Some\()?["']([\w.]{1,80})["']/,
  // s3cmd
  /S3 error: \d{3} \(([\w.]{1,80})\)/,
  /\bAWS Error ([A-Z][A-Z_]{2,60})\b/,
  /\[(?:S3ServiceException|ServiceException)\]\s?(\w{1,80})/,
];

const operations: readonly RegExp[] = [
  /when calling the (\w{1,60}) operation/,
  /operation error S3[\w ]{0,20}: (\w{1,60}),/,
  /Error executing "(\w{1,60})"/,
  // PyArrow, with the C++ SDK's names of codes
  /\bAWS Error [\w ()]{1,80} during (\w{1,60}) operation/,
  // JavaScript 3: the command, and what reads its answer in stack traces
  /\b(?:new |de_|deserializeAws_restXml)?((?:Get|Head|Put|Delete|Copy|List|Create|Upload|Complete|Select)\w{1,60}?)Command(?:Error)?\b/,
  /["']?eventName["']?\s?[:=]\s?["'](\w{1,60})["']/,
];

const statuses: readonly RegExp[] = [
  /Status ?Code: (\d{3})/i,
  /["']?httpStatusCode["']?\s?[:=]\s?(\d{3})/i,
  /\bstatus(?: code)?[:=]? (\d{3})\b/i,
  /\bHTTP\/\d(?:\.\d)? (\d{3})\b/,
  /\bHTTP response code:? (\d{3})\b/i,
  /An error occurred \((\d{3})\) when/,
  /\b(?:resulted in a|S3 error:|S3ResponseError:|HTTP|code:?|\() ?[`"']?(\d{3})\b/i,
  /<(?:title|h1)>\s{0,9}(\d{3}) /i,
  /^\s*["'`]?(\d{3})["'`]?(?:[ :]|$)/,
];

/** Calls of SDKs and of Hadoop's file system, in stack traces. */
const calls: readonly (readonly [RegExp, string])[] = [
  [/\bgetFileStatus on\b|\bheadObject\(|\bgetObjectMetadata\(|[`"' ]HEAD https?:/i, 'HeadObject'],
  [/\bgetObject\(|REST\.GET\.OBJECT/i, 'GetObject'],
  [/\bputObject\(|REST\.PUT\.OBJECT/i, 'PutObject'],
  [/\bheadBucket\(/i, 'HeadBucket'],
];

/** What the tools that print errors write around AWS's words. */
export function toolParts(text: string): Partial<Raw> {
  const code = first(codes, text);
  const operation = first(operations, text) ?? calls.find(([words]) => words.test(text))?.[1] ?? null;
  const status = first(statuses, text);
  return {
    ...(code === null ? {} : { code }),
    ...(operation === null ? {} : { operation }),
    ...(status === null ? {} : { status: Number(status) }),
  };
}

function first(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
