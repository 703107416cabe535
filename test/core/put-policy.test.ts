import { expect, it } from 'vitest';
import type { PolicyPlace } from '../../src/core/policy-place.ts';
import { putOf, putWords } from '../../src/core/put-policy.ts';
import { plain } from '../../src/core/words.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/5f2c1d7e';
const point = 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports';
const policy = 'arn:aws:iam::111122223333:policy/team/read';

it.each<[PolicyPlace, string, string]>([
  [
    { is: 'bucket', bucket: 'logs' },
    's3:PutBucketPolicy',
    'aws s3api put-bucket-policy --bucket logs --policy file://policy.json',
  ],
  [
    { is: 'key', arn: key },
    'kms:PutKeyPolicy',
    `aws kms put-key-policy --region eu-west-1 --key-id ${key} --policy-name default --policy file://policy.json`,
  ],
  [
    { is: 'access point', arn: point },
    's3:PutAccessPointPolicy',
    'aws s3control put-access-point-policy --region eu-west-1 --account-id 111122223333 --name reports --policy file://policy.json',
  ],
  [
    { is: 'vpc endpoint', id: 'vpce-1' },
    'ec2:ModifyVpcEndpoint',
    'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --policy-document file://policy.json',
  ],
  [
    { is: 'inline', of: 'role', owner: 'app', name: 'read' },
    'iam:PutRolePolicy',
    'aws iam put-role-policy --role-name app --policy-name read --policy-document file://policy.json',
  ],
  [
    { is: 'inline', of: 'user', owner: 'ana', name: 'read' },
    'iam:PutUserPolicy',
    'aws iam put-user-policy --user-name ana --policy-name read --policy-document file://policy.json',
  ],
  [
    { is: 'inline', of: 'group', owner: 'readers', name: 'read' },
    'iam:PutGroupPolicy',
    'aws iam put-group-policy --group-name readers --policy-name read --policy-document file://policy.json',
  ],
  [
    { is: 'managed', arn: policy },
    'iam:CreatePolicyVersion',
    `aws iam create-policy-version --set-as-default --policy-arn ${policy} --policy-document file://policy.json`,
  ],
])('%j is put with %s', (place, action, command) => {
  expect(putOf(place)).toMatchObject({ action, command });
});

it.each<PolicyPlace>([
  { is: 'key', arn: 'alias/records' },
  { is: 'access point', arn: 'reports-abcdefghijklmnopqrstuvwxyz-s3alias' },
])('%j is no place that a command could name', (place) => {
  expect(putOf(place)).toBeNull();
});

it('gives a shell nothing to run, whatever something is called', () => {
  const put = putOf({ is: 'inline', of: 'role', owner: 'a;id', name: "$(id)'" });
  expect(put?.command).toContain(String.raw`--role-name 'a;id' --policy-name '$(id)'\'''`);
});

it('says who puts it, and that a managed policy has room for five versions', () => {
  const managed = putOf({ is: 'managed', arn: policy });
  expect(managed && plain(putWords(managed))).toMatch(/^Cooper does not change this document\. .*five versions/);
  const inline = putOf({ is: 'inline', of: 'role', owner: 'app', name: 'read' });
  expect(inline && plain(putWords(inline))).toMatch(/as policy\.json; who can fix it, and has iam:PutRolePolicy/);
});
