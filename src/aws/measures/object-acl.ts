import { GetObjectAclCommand } from '@aws-sdk/client-s3';
import { aclOf } from '../acl-of.ts';
import { readObject } from '../object-read.ts';
import type { Reading } from '../reading.ts';

export const objectAcl: Reading<'objectAcl'> = {
  name: 'objectAcl',
  calls: ['GetObjectAcl'],
  needs: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
  needsKey: true,

  read: ({ s3 }, target) =>
    readObject(target, { action: 's3:GetObjectAcl', ofVersion: 's3:GetObjectVersionAcl' }, async (object) =>
      aclOf(await s3.send(new GetObjectAclCommand(object))),
    ),
};
