export type SecretKind = 'access key id' | 'secret access key' | 'session token' | 'presigned URL';

/** What a text was without its secrets, and what kinds it had. */
export interface Cleaned {
  readonly text: string;
  readonly found: readonly SecretKind[];
}

/** Query parameters that make a URL a credential (S3 API reference, «Authenticating requests: using query parameters»; SigV2 too). */
const signedQuery =
  /\?(?=[^\s#]*(?:X-Amz-(?:Signature|Credential|Security-Token)|AWSAccessKeyId|Signature)=)[^\s"'<>]*/gi;
const signedParameter = /\b(?:X-Amz-(?:Signature|Credential|Security-Token))=[^\s&"'<>]+/gi;
/**
 * Ids of credentials: AKIA long-term, ASIA temporary, ABIA and ACCA for single services (IAM user guide, «Unique
 * identifiers»). Users (AIDA) and roles (AROA) have ids too, and those are no secrets.
 */
const accessKeyId = /(?<![A-Za-z0-9])(?:A[BKS]IA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/g;
const labelledSecret =
  /((?:secret[_ -]?(?:access[_ -]?)?key)["']?\s*[:=> ]\s*["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi;
const labelledToken = /((?:(?:session|security)[_ -]?token)["']?\s*[:=> ]\s*["']?)[A-Za-z0-9/+=_-]{60,}/gi;
/** Session tokens begin like this, whatever stands before them; the last four are in AWS's own examples. */
const bareToken = /(?<![A-Za-z0-9/+])(?:IQoJ|FwoG|FQoG|FQoD|AQoD|AQoE|AgoJ|AgoG)[A-Za-z0-9/+=]{60,}/g;
const bareSecret = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g;

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
    .replaceAll(bareSecret, (word) => (isRandom(word) ? mark('secret access key')(word, undefined) : word))
    .replaceAll(accessKeyId, mark('access key id'));
  return { text: cleaned, found: [...found] };
}

/** Forty characters of a random secret use all three kinds of letters and hardly repeat; hashes and paths don't. */
function isRandom(word: string): boolean {
  const mixed = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
  return mixed && new Set(word).size >= 22 && !/[a-z]{7}/.test(word);
}
