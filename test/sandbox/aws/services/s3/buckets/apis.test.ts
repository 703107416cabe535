import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucket, canonicalId } from '../../../../../../src/sandbox/aws/services/s3/seed.ts';
import { account, localAws, other, refusalOf, s3Of, signedBy } from '../../../world.ts';

const aws = localAws((state) => {
  bucket(state, { name: 'here', account, createdAt: new Date('2024-05-06T07:08:09Z') });
  bucket(state, { name: 'there', account, region: 'eu-west-1' });
  bucket(state, { name: 'theirs', account: other });
});

const create = (Bucket: string, region: string, LocationConstraint?: string, key = account) =>
  s3Of(aws(), { region, key }).send(
    new CreateBucketCommand({
      Bucket,
      ...(LocationConstraint === undefined
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: LocationConstraint as 'eu-west-1' } }),
    }),
  );

describe('a bucket is made', () => {
  it('in the region that is named, and says where it is', async () => {
    await create('fresh', 'eu-central-1', 'eu-central-1');
    const s3 = s3Of(aws(), { region: 'eu-central-1' });
    expect(await s3.send(new HeadBucketCommand({ Bucket: 'fresh' }))).toMatchObject({
      BucketRegion: 'eu-central-1',
      BucketArn: 'arn:aws:s3:::fresh',
    });
    expect((await s3.send(new GetBucketLocationCommand({ Bucket: 'fresh' }))).LocationConstraint).toBe('eu-central-1');
    expect(
      (await s3Of(aws()).send(new GetBucketLocationCommand({ Bucket: 'here' }))).LocationConstraint,
    ).toBeUndefined();
  });

  it('with Object Lock, tags, ownership and ACL as asked for', async () => {
    const s3 = s3Of(aws());
    const CreateBucketConfiguration = { Tags: [{ Key: 'team', Value: 'web' }] };
    await s3.send(
      new CreateBucketCommand({
        Bucket: 'fresh',
        ObjectLockEnabledForBucket: true,
        ObjectOwnership: 'ObjectWriter',
        GrantRead: `id=${canonicalId(other)}`,
        CreateBucketConfiguration,
      }),
    );
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket: 'fresh' }))).Status).toBe('Enabled');
    expect((await s3.send(new GetBucketTaggingCommand({ Bucket: 'fresh' }))).TagSet).toEqual([
      { Key: 'team', Value: 'web' },
    ]);
    expect(
      (await s3.send(new GetBucketOwnershipControlsCommand({ Bucket: 'fresh' }))).OwnershipControls?.Rules,
    ).toEqual([{ ObjectOwnership: 'ObjectWriter' }]);
    expect((await s3.send(new GetBucketAclCommand({ Bucket: 'fresh' }))).Grants).toMatchObject([
      { Grantee: { ID: canonicalId(other) }, Permission: 'READ' },
    ]);
  });

  it.each([
    ['Capitals', 'us-east-1', undefined, 'InvalidBucketName', 400],
    ['in-another', 'eu-west-1', 'eu-north-1', 'IllegalLocationConstraintException', 400],
    ['nowhere-at-all', 'us-east-1', 'atlantis', 'InvalidLocationConstraint', 400],
    ['theirs', 'us-east-1', undefined, 'BucketAlreadyExists', 409],
    ['there', 'eu-west-1', 'eu-west-1', 'BucketAlreadyOwnedByYou', 409],
  ])('not as %s from %s in %s: %s', async (name, region, where, code, status) => {
    expect(await refusalOf(create(name, region, where))).toMatchObject({ name: code, status });
  });

  // The SDK fills the region in by itself, so this is what other clients meet.
  it('not without a region from an endpoint that has one', async () => {
    const answer = await fetch(`${aws().url}/in-no-region`, {
      method: 'PUT',
      headers: signedBy(account, 's3', 'eu-west-1'),
    });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('IllegalLocationConstraintException'),
    ]);
  });

  it('not once more, but in us-east-1 that is no error', async () => {
    await create('here', 'us-east-1');
    expect(aws().state.s3.buckets.get('here')?.createdAt).toEqual(new Date('2024-05-06T07:08:09Z'));
  });

  it('not public by ACL, nor with an ACL where those are disabled', async () => {
    const s3 = s3Of(aws());
    const disabled = s3.send(new CreateBucketCommand({ Bucket: 'fresh', ACL: 'public-read' }));
    expect(await refusalOf(disabled)).toMatchObject({ name: 'InvalidBucketAclWithObjectOwnership', status: 400 });
    const open = s3.send(
      new CreateBucketCommand({ Bucket: 'fresh', ACL: 'public-read', ObjectOwnership: 'ObjectWriter' }),
    );
    expect(await refusalOf(open)).toMatchObject({ name: 'InvalidBucketAclWithBlockPublicAccessError', status: 400 });
  });
});

describe('buckets are listed', () => {
  it('by name, one’s own alone, with region and birth', async () => {
    const { Buckets } = await s3Of(aws()).send(new ListBucketsCommand({}));
    expect(Buckets).toEqual([
      {
        Name: 'here',
        CreationDate: new Date('2024-05-06T07:08:09Z'),
        BucketRegion: 'us-east-1',
        BucketArn: 'arn:aws:s3:::here',
      },
      expect.objectContaining({ Name: 'there', BucketRegion: 'eu-west-1' }),
    ]);
  });

  it('by beginning and region, page by page', async () => {
    const s3 = s3Of(aws());
    const names = async (input: object) =>
      (await s3.send(new ListBucketsCommand(input))).Buckets?.map(({ Name }) => Name) ?? [];
    expect(await names({ Prefix: 'th' })).toEqual(['there']);
    expect(await names({ BucketRegion: 'us-east-1' })).toEqual(['here']);
    const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 1 }));
    expect(first.Buckets?.map(({ Name }) => Name)).toEqual(['here']);
    expect(await names({ MaxBuckets: 1, ContinuationToken: first.ContinuationToken })).toEqual(['there']);
  });
});

describe('a bucket of another region', () => {
  it.each([
    ['by path', true, 'PermanentRedirect', 301],
    ['by host', false, 'AuthorizationHeaderMalformed', 400],
  ])('asked %s, is told of', async (_, forcePathStyle, name, status) => {
    const s3 = s3Of(aws(), { forcePathStyle });
    expect(await refusalOf(s3.send(new GetBucketVersioningCommand({ Bucket: 'there' })))).toMatchObject({
      name,
      status,
    });
  });

  it('HEAD tells it by status and header', async () => {
    const error = await s3Of(aws())
      .send(new HeadBucketCommand({ Bucket: 'there' }))
      .catch((thrown: unknown) => thrown);
    const { $metadata, $response } = error as {
      $metadata: { httpStatusCode: number };
      $response: { headers: Record<string, string> };
    };
    expect([$metadata.httpStatusCode, $response.headers['x-amz-bucket-region']]).toEqual([301, 'eu-west-1']);
  });

  it('is found by a client that follows', async () => {
    const s3 = s3Of(aws(), { followRegionRedirects: true });
    expect(await s3.send(new GetBucketVersioningCommand({ Bucket: 'there' }))).toBeDefined();
  });

  it('says where it is, in the document too', async () => {
    const answer = await fetch(`${aws().url}/there?versioning`, { headers: signedBy(account), redirect: 'manual' });
    expect(answer.headers.get('x-amz-bucket-region')).toBe('eu-west-1');
    expect(await answer.text()).toContain(
      `<Endpoint>s3.eu-west-1.localhost:${aws().port}</Endpoint><Bucket>there</Bucket><Region>eu-west-1</Region>`,
    );
  });

  it('does not mind a reader without a signature', async () => {
    expect((await fetch(`${aws().url}/there/gone`)).status).toBe(404);
  });
});

describe('a bucket of another account', () => {
  it.each([new GetBucketPolicyCommand({ Bucket: 'theirs' })])(
    'keeps its policy to its owners: 405',
    async (command) => {
      expect(await refusalOf(s3Of(aws()).send(command))).toMatchObject({ name: 'MethodNotAllowed', status: 405 });
    },
  );

  it('is refused to who expects it to be theirs', async () => {
    const wrong = s3Of(aws()).send(new GetBucketVersioningCommand({ Bucket: 'theirs', ExpectedBucketOwner: account }));
    expect(await refusalOf(wrong)).toMatchObject({ name: 'AccessDenied', status: 403 });
    await s3Of(aws()).send(new GetBucketVersioningCommand({ Bucket: 'theirs', ExpectedBucketOwner: other }));
  });
});

describe('a bucket goes', () => {
  it('when it is empty, and then is not there for anybody', async () => {
    const s3 = s3Of(aws());
    await s3.send(new PutObjectCommand({ Bucket: 'here', Key: 'k', Body: 'x' }));
    expect(await refusalOf(s3.send(new DeleteBucketCommand({ Bucket: 'here' })))).toMatchObject({
      name: 'BucketNotEmpty',
      status: 409,
    });
    aws().reset();
    await s3.send(new DeleteBucketCommand({ Bucket: 'here' }));
    expect(
      await refusalOf(s3Of(aws(), { key: other }).send(new GetBucketVersioningCommand({ Bucket: 'here' }))),
    ).toMatchObject({ name: 'NoSuchBucket', status: 404 });
  });
});
