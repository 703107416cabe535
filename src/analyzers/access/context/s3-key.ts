import { words } from '../../../core/words.ts';
import { isKms, known } from './answers.ts';
import type { ContextRow } from './types.ts';

/** Keys of S3's own: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys */
export const s3Key = (key: string, when: string, of: ContextRow['of']): ContextRow => ({
  key,
  when,
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys',
  of: (request, about, name) =>
    isKms(request) ? known(null, words`it is a key of S3's, and KMS is asked`) : of(request, about, name),
});
