import { both, type Gate } from './gate.ts';
import { isPublicAcl, writtenAcl } from './written-acl.ts';

const writesAcl = ['s3:putobject', 's3:putobjectacl', 's3:putobjectversionacl', 's3:putbucketacl', 's3:createbucket'];

/**
 * BlockPublicAcls refuses whatever would write a public ACL.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options
 */
export const blockPublicAcls: Gate = {
  layer: 's3_block_public_access',
  decision: 'explicit_deny',
  judge: ({ asked, s3 }) => {
    if (s3.blockPublicAcls === false || !writesAcl.includes(asked.action)) return null;
    const refuses = both(s3.blockPublicAcls, isPublicAcl(writtenAcl({ asked, s3 })));
    return { refuses, because: 'BlockPublicAcls is on, and the request carries a public ACL' };
  },
};
