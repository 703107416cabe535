import { DescribeKeyCommand, type KeyMetadata } from '@aws-sdk/client-kms';
import type { KmsKey } from '../../core/facts.ts';
import { nobody } from '../../core/subject.ts';
import { factOf } from '../fact-of.ts';
import { beforeKey, kmsKeyPlace } from '../kms-key-place.ts';
import { keeper } from '../kms-read.ts';
import { isoOf } from '../plain.ts';
import type { Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 'kms:DescribeKey', absent: ['NotFoundException'] };

/** Absent when no KMS key is used, and when KMS says that there is no such key: `encryption` and `object` tell which. */
export const kmsKey: Reading<'kmsKey'> = {
  name: 'kmsKey',
  calls: ['DescribeKey'],
  needs: [ask.action],
  after: beforeKey,

  async read(aws, _target, sofar, subject = nobody) {
    const place = kmsKeyPlace(sofar, subject);
    if (place.is !== 'known') return place;
    const { id: KeyId, region, account } = place.value;
    return factOf(ask, async () => {
      const { KeyMetadata } = await keeper(aws, account).in(region).kms.send(new DescribeKeyCommand({ KeyId }));
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
