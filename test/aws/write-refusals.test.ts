import { describe, expect, it } from 'vitest';
import { type Refused } from '../../src/aws/write-outcome.ts';
import { explainRefusal } from '../../src/aws/write-refusals.ts';
import type { SettingName } from '../../src/core/settings.ts';
import { plain } from '../../src/core/words.ts';

const place = { account: '111122223333', region: 'us-east-1', bucket: 'logs' };
const refused = (code: string, detail = 'words of AWS.', more: Partial<Refused> = {}): Refused => ({
  is: 'refused',
  code,
  detail,
  requestId: null,
  retry: false,
  needs: null,
  ...more,
});
const explained = (of: Refused, setting: SettingName = 'policy') => {
  const { because, next } = explainRefusal(of, { place, setting });
  return { because: plain(because), next: plain(next) };
};

const notAuthorized = 'AccessDenied: User: x is not authorized to perform: s3:PutBucketPolicy';

describe('why a write was refused, and what to do', () => {
  it.each<[string, SettingName, Refused, RegExp, RegExp]>([
    [
      'a public policy',
      'policy',
      refused(
        'AccessDenied',
        `${notAuthorized} because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access`,
      ),
      /counts this one as public/,
      /Name the principals/,
    ],
    [
      'a public ACL',
      'acl',
      refused(
        'AccessDenied',
        'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access',
      ),
      /grants everybody/,
      /AllUsers/,
    ],
    [
      'MFA delete',
      'versioning',
      refused('AccessDenied', 'Mfa Authentication must be used for this request'),
      /MFA delete is on/,
      /root user/,
    ],
    [
      'a deleted principal',
      'policy',
      refused('MalformedPolicy', 'Invalid principal in policy'),
      /no longer there/,
      /AIDA/,
    ],
    [
      'a malformed policy',
      'policy',
      refused('MalformedPolicy', 'Action does not apply to any resource(s) in statement'),
      /Action does not apply/,
      /Mend it/,
    ],
    [
      'grants in the way',
      'ownershipControls',
      refused('InvalidBucketAclWithObjectOwnership'),
      /grants somebody else/,
      /private first/,
    ],
    [
      'disabled ACLs',
      'acl',
      refused('AccessControlListNotSupported'),
      /BucketOwnerEnforced/,
      /Restore Object Ownership first/,
    ],
    ['Object Lock', 'versioning', refused('InvalidBucketState'), /Object Lock/, /can't be switched off/],
    [
      'a wrong target',
      'logging',
      refused('InvalidTargetBucketForLogging'),
      /access logs/,
      /logging\.s3\.amazonaws\.com/,
    ],
    [
      'a target elsewhere',
      'logging',
      refused('CrossLocationLoggingProhibitted'),
      /access logs/,
      /same account and Region/,
    ],
    [
      'a disabled key',
      'encryption',
      refused('KMS.DisabledException', 'key is disabled'),
      /KMS refused the key/,
      /enabled/,
    ],
    [
      'a form that S3 no longer takes',
      'lifecycle',
      refused('MalformedXML'),
      /does not take this configuration/,
      /Preview again/,
    ],
    ['another write', 'policy', refused('OperationAborted', 'x', { retry: true }), /at this moment/, /Try again/],
    ['throttling', 'policy', refused('SlowDown', 'x', { retry: true }), /at this moment/, /Try again/],
    ['a bucket that moved', 'policy', refused('NoSuchBucket'), /no longer where it was/, /somebody else's/],
    [
      'an explicit deny',
      'policy',
      refused('AccessDenied', `${notAuthorized} with an explicit deny in a service control policy`),
      /forbids the write role/,
      /exception/,
    ],
    [
      'our own session policy',
      'policy',
      refused('AccessDenied', `${notAuthorized} because no session policy allows it`),
      /narrowed/,
      /fault of Cooper's/,
    ],
    [
      'a missing permission',
      'policy',
      refused('AccessDenied', notAuthorized, { needs: '{"Action":"s3:PutBucketPolicy"}' }),
      /may not change/,
      /"s3:PutBucketPolicy"/,
    ],
    ['no write role', 'policy', refused('NoWriteRole'), /Nothing was sent/, /docs\/write-policy\.json/],
    [
      'a role that does not trust',
      'policy',
      refused('AssumeRole.AccessDenied', 'x', { needs: '{"Action":["sts:AssumeRole"]}' }),
      /nothing was sent/,
      /external id.*sts:AssumeRole/,
    ],
    ['too many names', 'policy', refused('AssumeRole.PackedPolicyTooLargeException'), /nothing was sent/, /Shorten/],
    ['STS that is off', 'policy', refused('AssumeRole.RegionDisabledException'), /not active/, /Activate/],
    [
      'STS that is busy',
      'policy',
      refused('AssumeRole.Throttling', 'x', { retry: true }),
      /nothing was sent/,
      /Try again/,
    ],
    [
      'STS with bad credentials',
      'policy',
      refused('AssumeRole.ExpiredTokenException'),
      /nothing was sent/,
      /credentials/,
    ],
    ['what can’t be', 'versioning', refused('Unwritable'), /nothing was sent/, /Leave it/],
    [
      'what nobody has heard of',
      'policy',
      refused('Surprise'),
      /Surprise.*That write changed nothing/,
      /Error responses/,
    ],
  ])('%s', (_what, setting, of, because, next) => {
    const said = explained(of, setting);
    expect(said.because).toMatch(because);
    expect(said.next).toMatch(next);
    expect(said.because).not.toContain('..');
    expect(said.because.endsWith('.') && said.next.length > 0).toBe(true);
  });

  it('names the account where there is no bucket', () => {
    const on = { place: { ...place, bucket: null }, setting: 'accountPublicAccessBlock' as const };
    expect(plain(explainRefusal(refused('AccessDenied'), on).because)).toContain('111122223333');
  });
});
