import type { Encryption } from '../../core/settings.ts';

type Rule = Encryption['Rules'][number];
type Algorithm = Pick<Rule, 'SSEAlgorithm' | 'KMSMasterKeyID'> & Partial<Pick<Rule, 'BucketKeyEnabled'>>;

/**
 * The default encryption with another algorithm. Whatever else it says stays, above all which encryption types uploads may
 * not use: a Put replaces the whole document (API reference, PutBucketEncryption).
 */
export function withAlgorithm(encryption: Encryption | null, algorithm: Algorithm): Encryption {
  const { Rules: rules } = encryption ?? { Rules: [] };
  if (rules.length > 0) return { Rules: rules.map((rule) => ({ ...rule, ...algorithm })) };
  return { Rules: [{ BucketKeyEnabled: false, BlockedEncryptionTypes: [], ...algorithm }] };
}

/** Whether new objects get a key of KMS's, in one layer or in two. */
export const usesKms = ({ SSEAlgorithm }: Rule): boolean => SSEAlgorithm?.startsWith('aws:kms') ?? false;
