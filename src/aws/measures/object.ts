import { GetObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { absent, type Fact, failed, known } from '../../core/fact.ts';
import type { ObjectHead, ObjectRead } from '../../core/facts.ts';
import { type AwsError, awsError } from '../aws-error.ts';
import type { AwsClients } from '../clients.ts';
import { emptyHead, headOf, isArchived, isRestoring } from '../object-head.ts';
import { type ObjectInput, objectOf } from '../object-read.ts';
import { refusalOf } from '../object-refusal.ts';
import type { Reading } from '../reading.ts';

/**
 * Whether the object can be read, and why not. An answer to HEAD has no body: where it refuses, the first byte is
 * asked for, because only GET says why.
 */
export const object: Reading<'object'> = {
  name: 'object',
  calls: ['HeadObject', 'GetObject'],
  needs: ['s3:GetObject', 's3:GetObjectVersion'],
  after: ['bucket'],
  needsKey: true,

  async read(aws, target, { bucket }) {
    if (bucket?.is === 'absent') return failed('no such bucket', 'NoSuchBucket: the bucket does not exist');
    const mayList = bucket?.is === 'known' && bucket.value.listable === true;
    const plain = { Bucket: target.bucket, ...objectOf(target) };
    if (target.account === null) return look(aws, plain, mayList);
    const fact = await look(aws, { ...plain, ExpectedBucketOwner: target.account }, mayList);
    // Our own guard refuses a stranger's bucket in the same words as a missing permission: ask again without it.
    return isRefused(fact) ? look(aws, plain, mayList) : fact;
  },
};

const isRefused = (fact: Fact<ObjectRead>): boolean =>
  fact.is === 'denied' || (fact.is === 'known' && (fact.value.is === 'hidden' || fact.value.is === 'forbidden'));

async function look(aws: AwsClients, input: ObjectInput, mayList: boolean): Promise<Fact<ObjectRead>> {
  try {
    const read = readOf(await aws.s3.send(new HeadObjectCommand(input)));
    return needsKms(read) ? withHead(await firstByte(aws, input, mayList), read.head) : known(read);
  } catch (thrown) {
    const error = awsError(thrown);
    const speechless = !error.hasWords && (error.status === 403 || error.status === 400);
    return speechless ? firstByte(aws, input, mayList) : refused(error, input, mayList);
  }
}

/**
 * HEAD shows headers without asking KMS (HeadObject API reference: only checksum mode needs kms:Decrypt), so under a KMS
 * key only the first byte proves that the object can be read.
 */
const needsKms = (read: ObjectRead): read is Extract<ObjectRead, { is: 'readable' }> =>
  read.is === 'readable' && (read.head.encryption?.startsWith('aws:kms') ?? false);

/** A refusal of the first byte, with what HEAD told of the object. S3 showed its headers, so it is there. */
function withHead(fact: Fact<ObjectRead>, head: ObjectHead): Fact<ObjectRead> {
  if (fact.is !== 'known') return fact;
  const { value } = fact;
  switch (value.is) {
    case 'readable':
      return known({ ...value, head });
    case 'forbidden':
      return known({ ...value, head });
    case 'hidden':
      return known({ is: 'forbidden', head, code: 'AccessDenied', message: value.message });
    case 'archived':
    case 'delete marker':
    case 'needs key':
      return fact;
  }
}

async function firstByte({ s3 }: AwsClients, input: ObjectInput, mayList: boolean): Promise<Fact<ObjectRead>> {
  try {
    const answer = await s3.send(new GetObjectCommand({ ...input, Range: 'bytes=0-0' }));
    // One byte, but it must be drained for the connection to be used again.
    await answer.Body?.transformToByteArray();
    return known({ is: 'readable', head: headOf(answer) });
  } catch (thrown) {
    return refused(awsError(thrown), input, mayList);
  }
}

function readOf(answer: HeadObjectCommandOutput): ObjectRead {
  const head = headOf(answer);
  if (!isArchived(head, answer.ArchiveStatus)) return { is: 'readable', head };
  return { is: 'archived', head, storageClass: head.storageClass, restoring: isRestoring(head) };
}

function refused(error: AwsError, input: ObjectInput, mayList: boolean): Fact<ObjectRead> {
  const asked = input.VersionId ?? null;
  if (error.headers['x-amz-delete-marker'] === 'true')
    return known({ is: 'delete marker', versionId: asked ?? error.headers['x-amz-version-id'] ?? null });
  if (error.status === 416) return known({ is: 'readable', head: emptyHead });
  if (error.status === 404 && error.name !== 'NoSuchBucket') return absent;
  const action = asked === null ? 's3:GetObject' : 's3:GetObjectVersion';
  return refusalOf(error, { action, mayList });
}
