import { GetObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { absent, type Fact, failed, known } from '../../core/fact.ts';
import type { ObjectHead, ObjectRead, Reads } from '../../core/facts.ts';
import type { Target } from '../../core/target.ts';
import { type AwsError, awsError } from '../aws-error.ts';
import type { AwsClients } from '../clients.ts';
import { headObject } from '../head-object.ts';
import { emptyHead, headOf, isArchived, isRestoring } from '../object-head.ts';
import { type ObjectInput, objectOf } from '../object-read.ts';
import { refusalOf } from '../object-refusal.ts';
import { alone, type Reading } from '../reading.ts';

/**
 * Whether the object can be read, and why not. An answer to HEAD has no body: where it refuses, the first byte is
 * asked for, because only GET says why.
 */
export const object: Reading<'object'> = {
  name: 'object',
  calls: ['HeadObject', 'GetObject'],
  needs: ['s3:GetObject', 's3:GetObjectVersion'],
  beside: ['bucket'],
  needsKey: true,

  async read(aws, target, sofar, _subject, meanwhile = alone(sofar)) {
    const looking = { aws, target, mayList: async () => isListable(await meanwhile.fact('bucket')) };
    const plain = { Bucket: target.bucket, ...objectOf(target) };
    const fact = await lookUnderGuard(looking, plain);
    if (fact.is !== 'absent') return fact;
    // HEAD has no words for «no such bucket».
    const bucket = await meanwhile.fact('bucket');
    return bucket?.is === 'absent' ? failed('no such bucket', 'NoSuchBucket: the bucket does not exist') : fact;
  },
};

interface Looking {
  readonly aws: AwsClients;
  readonly target: Target;
  /** Only where something was refused does it matter whether we may list the bucket. */
  readonly mayList: () => Promise<boolean>;
}

const isListable = (bucket: Reads['bucket']): boolean => bucket?.is === 'known' && bucket.value.listable === true;

async function lookUnderGuard(looking: Looking, plain: ObjectInput): Promise<Fact<ObjectRead>> {
  const { account } = looking.target;
  if (account === null) return look(looking, plain);
  const fact = await look(looking, { ...plain, ExpectedBucketOwner: account });
  // Our own guard refuses a stranger's bucket in the same words as a missing permission: ask again without it.
  return isRefused(fact) ? look(looking, plain) : fact;
}

const isRefused = (fact: Fact<ObjectRead>): boolean =>
  fact.is === 'denied' || (fact.is === 'known' && (fact.value.is === 'hidden' || fact.value.is === 'forbidden'));

async function look(looking: Looking, input: ObjectInput): Promise<Fact<ObjectRead>> {
  try {
    const read = readOf(await headObject(looking.aws, looking.target, input));
    return needsKms(read) ? withHead(await firstByte(looking, input), read.head) : known(read);
  } catch (thrown) {
    const error = awsError(thrown);
    const speechless = !error.hasWords && (error.status === 403 || error.status === 400);
    return speechless ? firstByte(looking, input) : refused(looking, error, input);
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

async function firstByte(looking: Looking, input: ObjectInput): Promise<Fact<ObjectRead>> {
  try {
    const answer = await looking.aws.s3.send(new GetObjectCommand({ ...input, Range: 'bytes=0-0' }));
    // One byte, but it must be drained for the connection to be used again.
    await answer.Body?.transformToByteArray();
    return known({ is: 'readable', head: headOf(answer) });
  } catch (thrown) {
    return refused(looking, awsError(thrown), input);
  }
}

function readOf(answer: HeadObjectCommandOutput): ObjectRead {
  const head = headOf(answer);
  if (!isArchived(head, answer.ArchiveStatus)) return { is: 'readable', head };
  return { is: 'archived', head, storageClass: head.storageClass, restoring: isRestoring(head) };
}

async function refused(looking: Looking, error: AwsError, input: ObjectInput): Promise<Fact<ObjectRead>> {
  const asked = input.VersionId ?? null;
  if (error.headers['x-amz-delete-marker'] === 'true')
    return known({ is: 'delete marker', versionId: asked ?? error.headers['x-amz-version-id'] ?? null });
  if (error.status === 416) return known({ is: 'readable', head: emptyHead });
  if (error.status === 404 && error.name !== 'NoSuchBucket') return absent;
  const action = asked === null ? 's3:GetObject' : 's3:GetObjectVersion';
  return refusalOf(error, { action, mayList: await looking.mayList() });
}
