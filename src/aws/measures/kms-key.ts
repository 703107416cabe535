import { DescribeKeyCommand, type KeyMetadata } from '@aws-sdk/client-kms';
import type { KmsKey } from '../../core/facts.ts';
import { factOf } from '../fact-of.ts';
import { kmsKeyPlace } from '../kms-key-place.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'kms:DescribeKey', absent: ['NotFoundException'] };

/** Absent when no KMS key is used, and when KMS says that there is no such key: `encryption` and `object` tell which. */
export const kmsKey: Reading<'kmsKey'> = {
  name: 'kmsKey',
  calls: ['DescribeKey'],
  needs: [ask.action],
  after: ['bucket', 'object', 'encryption'],

  async read(aws, _target, sofar) {
    const place = kmsKeyPlace(sofar);
    if (place.is !== 'known') return place;
    const { id: KeyId, region } = place.value;
    return factOf(ask, async () => {
      const { KeyMetadata } = await aws.in(region).kms.send(new DescribeKeyCommand({ KeyId }));
      return keyOf(required(KeyMetadata, 'KeyMetadata'));
    });
  },
};

function keyOf(key: KeyMetadata): KmsKey {
  const arn = required(key.Arn, 'Arn');
  const [, , , region = '', account = ''] = arn.split(':');
  return {
    arn,
    state: required(key.KeyState, 'KeyState'),
    manager: key.KeyManager ?? 'CUSTOMER',
    account,
    region,
    multiRegion: key.MultiRegion ?? false,
    deletionDate: isoOf(key.DeletionDate),
  };
}
