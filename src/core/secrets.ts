export type SecretKind = 'access key id' | 'secret access key' | 'session token' | 'presigned URL';

/** What a text was without its secrets, and what kinds it had. */
export interface Cleaned {
  readonly text: string;
  readonly found: readonly SecretKind[];
}

/*
 * No pattern here looks further than one `?` to the next, or than a few characters past a label: what people paste may
 * be long, and everybody else waits while it is looked through.
 */

/** Query parameters that make a URL a credential (S3 API reference, «Authenticating requests: using query parameters»; SigV2 too). */
const signedQuery =
  /\?(?=[^\s#?]*(?:X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=)[^\s"'<>]*/gi;
/** The same outside a query: in forms, in CloudFront's signed cookies, and in a URL that is part of another one. */
const signedParameter =
  /(?:(?:X-Amz-(?:Signature|Credential|Security-Token)|CloudFront-(?:Signature|Policy))(?:=|%(?:25)*3D)|X-Amz-Signature["'\\]{0,2}:[\s"'\\]{0,3})[^\s&"'<>]+/gi;
/**
 * Ids of credentials: AKIA long-term, ASIA temporary, ABIA and ACCA for single services (IAM user guide, «Unique
 * identifiers»). Users (AIDA) and roles (AROA) have ids too, and those are no secrets.
 */
const accessKeyId = /(?:(?<![A-Z0-9])|(?<=%(?:25)*[0-9A-F]{2}))(?:A[BKS]IA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g;
const labelledSecret =
  /((?:secret[_ -]?(?:access[_ -]?)?key)[\s"'\\:=>]{1,12})(?:[A-Za-z0-9/+]|%2[FB]){40}(?![A-Za-z0-9/+])/gi;
const labelledToken = /((?:(?:session|security)[_ -]?token)[\s"'\\:=>]{1,12})[A-Za-z0-9/+=_%-]{60,}/gi;
/** Session tokens begin like this, whatever stands before them; the last four are in AWS's own examples. */
const bareToken =
  /(?<![A-Za-z0-9/+])(?:IQoJ|FwoG|FQoG|FQoD|AQoD|AQoE|AgoJ|AgoG)(?:[A-Za-z0-9/+=]|%(?:25)*(?:2[FBfb]|3[Dd])){60,}/g;
/** By itself, behind the line feed of a quoted text, or, when it has no slash, as one part of a path. */
const bareSecret =
  /(?:(?<![A-Za-z0-9/+])|(?<=\\[nrt]))(?:[A-Za-z0-9/+]|%2[FB]){40}(?![A-Za-z0-9/+])|(?<=\/)[A-Za-z0-9+]{40}(?![A-Za-z0-9+])/gi;

/** The text without anything that could be used to act as somebody. What was there is named, never repeated. */
export function withoutSecrets(text: string): Cleaned {
  const found = new Set<SecretKind>();
  const mark = (kind: SecretKind) => (_whole: string, label: unknown) => {
    found.add(kind);
    return `${typeof label === 'string' ? label : ''}[${kind} removed]`;
  };
  const cleaned = text
    .replaceAll(signedQuery, (query) => {
      found.add('presigned URL');
      const version = /[?&](versionId=[\w.-]+)/.exec(query)?.[1];
      return version === undefined ? '' : `?${version}`;
    })
    .replaceAll(signedParameter, mark('presigned URL'))
    .replaceAll(labelledToken, mark('session token'))
    .replaceAll(bareToken, mark('session token'))
    .replaceAll(labelledSecret, mark('secret access key'))
    .replaceAll(bareSecret, (word) =>
      isRandom(word.replaceAll(/%2[FB]/gi, '/')) ? mark('secret access key')(word, undefined) : word,
    )
    .replaceAll(accessKeyId, mark('access key id'));
  return { text: cleaned, found: [...found] };
}

/** Forty characters of a random secret use all three kinds of letters and hardly repeat; hashes and paths don't. */
function isRandom(word: string): boolean {
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
  return mixed && new Set(word).size >= 22 && !/[a-z]{7}/.test(word);
}
