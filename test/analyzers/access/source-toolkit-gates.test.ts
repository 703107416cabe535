import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../../src/analyzers/access/index.ts';
import { absent, denied, known } from '../../../src/core/fact.ts';
import { ReportJson, reportJson } from '../../../src/core/report-json.ts';
import {
  bucketFacts,
  objectFacts,
  owner,
  privateAcl,
  publicRead,
  readable,
  stranger,
  withPolicy,
} from '../../facts.ts';
import { because, outcome, row } from './outcome.ts';
import { toolkitSays } from './toolkit-baseline.ts';

/** The script's mistakes about the account, objects, ACLs and the other gates; see source-toolkit.test.ts. */
describe('F9 the account protects too', () => {
  it('a public policy is neutralised by the account alone', () => {
    const facts = bucketFacts({ ...withPolicy(true, publicRead), publicAccessBlock: absent });
    expect(because(facts, 'public-by-policy')).toContain('on for the account, neutralises it');
    expect(toolkitSays(facts)).toContain('no public access block configuration');
  });

  it('a level that could not be seen may hide an «on», never make one', () => {
    const facts = bucketFacts({
      ...withPolicy(true, publicRead),
      publicAccessBlock: absent,
      accountPublicAccessBlock: denied('s3:GetAccountPublicAccessBlock'),
    });
    expect(outcome(facts, 'public-by-policy')).toMatchObject({
      is: 'unknown',
      needs: ['s3:GetAccountPublicAccessBlock'],
    });
  });
});

describe('F10 why an object can not be read', () => {
  const somePolicy = withPolicy(false, { ...publicRead, Principal: { AWS: '111122223333' } });

  it.each<[string, Parameters<typeof objectFacts>[0], string, string]>([
    ['missing', { object: absent }, 'object-exists', 'There is no object under this key: S3 answers 404'],
    [
      'hidden',
      { object: known({ is: 'hidden', message: null }) },
      'object-exists',
      'S3 answered 403, and whoever may not list a bucket gets that for a missing key too: it is either missing or forbidden',
    ],
    [
      'archived',
      { object: known({ is: 'archived', head: null, storageClass: 'GLACIER', restoring: false }) },
      'object-not-archived',
      'It is archived in GLACIER, so reading it answers 403 InvalidObjectState',
    ],
    [
      'stored with a customer key',
      { object: known({ is: 'needs key' }) },
      'object-readable',
      "It was stored with a key that the customer keeps (SSE-C), and can't be read without it",
    ],
    [
      'forbidden',
      { object: known({ is: 'forbidden', head: null, code: 'AccessDenied', message: 'Access Denied' }) },
      'object-readable',
      "S3 refused it to Cooper, which may be Cooper's own lack and says nothing about anybody else: Access Denied",
    ],
  ])('%s', (_name, reads, check, text) => {
    const facts = objectFacts({ ...somePolicy, ...reads });
    expect(because(facts, check)).toBe(text);
    expect(toolkitSays(facts)).toContain('object not found or no access');
  });

  it('a 403 that may hide a 404 asks for the one permission that would tell', () => {
    const facts = objectFacts({ object: known({ is: 'hidden', message: null }) });
    expect(outcome(facts, 'object-exists')).toMatchObject({ is: 'unknown', needs: ['s3:ListBucket'] });
  });
});

describe('F11 whose grants, and whether they count', () => {
  const grants = (uri: string) => ({
    owner,
    grants: [...privateAcl.grants, { grantee: { uri }, permission: 'READ' as const }],
  });
  const open = {
    ...withPolicy(false, { ...publicRead, Principal: { AWS: '111122223333' } }),
    publicAccessBlock: absent,
    accountPublicAccessBlock: absent,
    ownershipControls: known({ ObjectOwnership: 'ObjectWriter' } as const),
  };

  it.each([
    ['http://acs.amazonaws.com/groups/global/AllUsers', 'everyone on the internet has READ on the object'],
    ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', 'anyone with an AWS account has READ on the object'],
  ])('%s is public', (uri, text) => {
    expect(because(objectFacts({ ...open, objectAcl: known(grants(uri)) }), 'public-by-acl')).toContain(text);
  });

  it('log delivery is not, though it is as many grants', () => {
    const logs = objectFacts({ ...open, objectAcl: known(grants('http://acs.amazonaws.com/groups/s3/LogDelivery')) });
    const all = objectFacts({ ...open, objectAcl: known(grants('http://acs.amazonaws.com/groups/global/AllUsers')) });
    expect(outcome(logs, 'public-by-acl').is).toBe('pass');
    expect(toolkitSays(logs)).toEqual(toolkitSays(all));
  });

  it('counts nothing where ACLs are disabled', () => {
    const acl = grants('http://acs.amazonaws.com/groups/global/AllUsers');
    const facts = objectFacts({
      ...open,
      ownershipControls: known({ ObjectOwnership: 'BucketOwnerEnforced' }),
      objectAcl: known(acl),
    });
    expect(because(facts, 'public-by-acl')).toBe('ACLs are disabled');
    expect(toolkitSays(facts)).toContain('ACL grants: 2');
  });

  it('a stranger who owns the object is found, by one grant', () => {
    const objectAcl = known({
      owner: stranger,
      grants: [{ grantee: { id: stranger }, permission: 'FULL_CONTROL' as const }],
    });
    const facts = objectFacts({ ...open, objectAcl });
    expect(outcome(facts, 'object-owner').is).toBe('fail');
    expect(toolkitSays(facts)).toContain('ACL grants: 1');
  });
});

describe('F12 the other gates', () => {
  const kms = readable({ encryption: 'aws:kms', kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/k' });
  const key = {
    arn: 'arn:aws:kms:us-east-1:111122223333:key/k',
    state: 'Disabled',
    manager: 'CUSTOMER',
    account: '111122223333',
    region: 'us-east-1',
    multiRegion: false,
    deletionDate: null,
  } as const;
  const facts = objectFacts({
    ...withPolicy(false, { ...publicRead, Principal: { AWS: '111122223333' } }),
    object: known(kms),
    kmsKey: known(key),
    requestPayment: known({ Payer: 'Requester' }),
    objectLock: known({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } }),
    encryption: known({
      Rules: [
        { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.arn, BucketKeyEnabled: true, BlockedEncryptionTypes: ['SSE-C'] },
      ],
    }),
  });

  it('looks at KMS, Requester Pays, Object Lock and blocked encryption types', () => {
    expect(because(facts, 'kms-key-usable')).toContain('is Disabled');
    expect(outcome(facts, 'requester-pays').is).toBe('fail');
    expect(row(facts, 'Object Lock')).toEqual(['Object Lock', 'on, COMPLIANCE by default']);
    expect(row(facts, 'Blocked encryption types')).toEqual(['Blocked encryption types', 'SSE-C']);
  });

  it('says which layers it did not look at', () => {
    expect(diagnosis(facts).unknowns.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'identity policies',
        'permissions boundary',
        'session policy',
        'service control policies',
        'resource control policies',
        'KMS key policy and grants',
        'VPC endpoint policy',
      ]),
    );
  });

  it('the toolkit names none of them', () => {
    expect(toolkitSays(facts).join('\n')).not.toMatch(
      /kms|requester|object lock|encryption|boundary|endpoint|control polic/i,
    );
  });
});

it('F28 a diagnosis is data that can be tested, rendered and read by programs', () => {
  const report = diagnosis(objectFacts());
  expect(ReportJson.parse(JSON.parse(JSON.stringify(reportJson(report))))).toEqual(reportJson(report));
  expect(toolkitSays(objectFacts()).every((line) => typeof line === 'string')).toBe(true);
});
