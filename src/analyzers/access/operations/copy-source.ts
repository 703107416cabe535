/** What is copied, as the `x-amz-copy-source` header names it. */
export interface CopySource {
  readonly arn: string;
  readonly versionId: string | null;
}

/**
 * `bucket/key` or `/bucket/key`, URL-encoded, or the ARN of an object at an access point, with `?versionId=…` behind it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html#AmazonS3-CopyObject-request-header-CopySource
 */
export function sourceOf(headers: Readonly<Record<string, string>>, partition: string): CopySource | null {
  const [, place = '', versionId = null] =
    /^\/?(.+?)(?:\?versionId=([^&]+))?$/s.exec(headers['x-amz-copy-source'] ?? '') ?? [];
  const path = decoded(place);
  if (path.startsWith('arn:')) return { arn: path, versionId };
  return /^[^/]+\/./s.test(path) ? { arn: `arn:${partition}:s3:::${path}`, versionId } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
