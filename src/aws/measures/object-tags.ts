import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { readObject } from '../object-read.ts';
import type { Reading } from '../reading.ts';
import { tagsOf } from '../tags.ts';
import { required } from '../well-formed.ts';

export const objectTags: Reading<'objectTags'> = {
  name: 'objectTags',
  calls: ['GetObjectTagging'],
  needs: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'],
  needsKey: true,

  read: ({ s3 }, target) =>
    readObject(target, { action: 's3:GetObjectTagging', ofVersion: 's3:GetObjectVersionTagging' }, async (object) => {
      const { TagSet } = await s3.send(new GetObjectTaggingCommand(object));
      return tagsOf(required(TagSet, 'TagSet'));
    }),
};
