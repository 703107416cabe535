import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, refusalOf, s3Of } from '../../../world.ts';

const aws = localAws((state) => {
  bucket(state, {
    name: 'plain',
    account,
    objects: [{ key: 'a/1', body: 'a/1' }],
    uploads: [{ key: 'old', at: new Date('2026-01-01'), parts: [5_000_000_000] }],
  });
});
const s3 = () => s3Of(aws());

describe('an upload in parts', () => {
  const MiB5 = Buffer.alloc(5 * 1024 * 1024, 'a');
  const start = async (): Promise<{ Bucket: string; Key: string; UploadId: string }> => {
    const { UploadId = '' } = await s3().send(
      new CreateMultipartUploadCommand({
        Bucket: 'plain',
        Key: 'big',
        ContentType: 'text/plain',
        StorageClass: 'STANDARD_IA',
      }),
    );
    return { Bucket: 'plain', Key: 'big', UploadId };
  };
  const send = (upload: Awaited<ReturnType<typeof start>>, PartNumber: number, Body: Buffer) =>
    s3().send(new UploadPartCommand({ ...upload, PartNumber, Body }));

  it('becomes an object', async () => {
    const upload = await start();
    const { ETag: first } = await send(upload, 1, MiB5);
    const { CopyPartResult } = await s3().send(
      new UploadPartCopyCommand({ ...upload, PartNumber: 2, CopySource: 'plain/a/1' }),
    );
    const { Parts } = await s3().send(new ListPartsCommand(upload));
    expect(Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, MiB5.length],
      [2, 3],
    ]);
    const MultipartUpload = {
      Parts: [
        { PartNumber: 1, ETag: first },
        { PartNumber: 2, ETag: CopyPartResult?.ETag },
      ],
    };
    const { ETag } = await s3().send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload }));
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(await s3().send(new HeadObjectCommand({ Bucket: 'plain', Key: 'big' }))).toMatchObject({
      ContentLength: MiB5.length + 3,
      ContentType: 'text/plain',
      StorageClass: 'STANDARD_IA',
      ETag,
    });
    const part = await s3().send(new GetObjectCommand({ Bucket: 'plain', Key: 'big', PartNumber: 2 }));
    expect([await part.Body?.transformToString(), part.PartsCount]).toEqual(['a/1', 2]);
    expect(await refusalOf(s3().send(new ListPartsCommand(upload)))).toMatchObject({
      name: 'NoSuchUpload',
      status: 404,
    });
  });

  it.each([
    ['a part that is too small', [1, 2], 'EntityTooSmall'],
    ['parts out of order', [2, 1], 'InvalidPartOrder'],
    ['a part that is not there', [1, 3], 'InvalidPart'],
  ])('is refused with %s', async (_, numbers, name) => {
    const upload = await start();
    const etags = [await send(upload, 1, Buffer.from('a')), await send(upload, 2, Buffer.from('b'))].map(
      (part) => part.ETag,
    );
    const Parts = numbers.map((PartNumber) => ({ PartNumber, ETag: etags[PartNumber - 1] ?? '"x"' }));
    const complete = s3().send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    expect(await refusalOf(complete)).toMatchObject({ name, status: 400 });
  });

  it('is listed until it is given up', async () => {
    const upload = await start();
    const list = async () =>
      (await s3().send(new ListMultipartUploadsCommand({ Bucket: 'plain' }))).Uploads?.map(({ Key }) => Key);
    expect(await list()).toEqual(['big', 'old']);
    await s3().send(new AbortMultipartUploadCommand(upload));
    expect(await list()).toEqual(['old']);
    expect(await refusalOf(s3().send(new AbortMultipartUploadCommand(upload)))).toMatchObject({
      name: 'NoSuchUpload',
      status: 404,
    });
  });

  it('of the world has sizes without memory', async () => {
    const { Uploads } = await s3().send(new ListMultipartUploadsCommand({ Bucket: 'plain' }));
    const { Parts } = await s3().send(
      new ListPartsCommand({ Bucket: 'plain', Key: 'old', UploadId: Uploads?.[0]?.UploadId }),
    );
    expect(Parts).toMatchObject([{ PartNumber: 1, Size: 5_000_000_000 }]);
  });
});
