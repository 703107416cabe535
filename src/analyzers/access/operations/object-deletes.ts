import { words } from '../../../core/words.ts';
import { etag, header, onObject, operation } from './rows.ts';
import type { Operation } from './types.ts';

const remove = onObject('DeleteObject', { versioned: 's3:DeleteObjectVersion' });
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-bypass */
const bypass = onObject('BypassGovernanceRetention', {
  header: header('x-amz-bypass-governance-retention', /^true$/i),
});
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html */
const compared = onObject('GetObject', { header: etag });

export const objectDeletes: readonly Operation[] = [
  operation('DeleteObject', [remove, bypass, compared]),
  operation(
    'DeleteObjects',
    [remove, bypass],
    words`DeleteObjects answers 200 even when keys are refused: the refusals stand in its body, key by key.`,
  ),
  operation('DeleteObjectTagging', [onObject('DeleteObjectTagging', { versioned: 's3:DeleteObjectVersionTagging' })]),
  operation('DeleteObjectAnnotation', [onObject('DeleteObjectAnnotation')]),
];
