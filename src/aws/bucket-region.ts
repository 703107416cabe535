import type { Reads } from '../core/facts.ts';

/** Where the bucket is; null as long as S3 did not say. */
export const bucketRegionOf = ({ bucket }: Reads): string | null =>
  bucket?.is === 'known' ? bucket.value.region : null;
