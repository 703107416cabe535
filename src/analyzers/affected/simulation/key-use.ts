import { code, type Words, words } from '../../../core/words.ts';
import type { Circumstances } from '../../../policy/circumstances.ts';
import { weigh } from '../../../policy/weigh.ts';
import { keyResource, type NewObjectKey } from '../new-object-key.ts';
import type { Candidate } from './candidate.ts';
import { askedOf, identities, standing } from './decide.ts';
import type { Given } from './given.ts';
import { answerOf } from './outcome.ts';
import type { Side } from './side.ts';

/** Whether somebody may use a key, and why that is so. */
export interface KeyAnswer {
  readonly answer: ReturnType<typeof answerOf>;
  readonly because: Words;
}

interface At {
  readonly owner: string | null;
  readonly comparison: { readonly after: Side };
}

const allowed: KeyAnswer = { answer: 'allow', because: [] };
const denied = (because: Words): KeyAnswer => ({ answer: 'denied', because });
const open = (because: Words): KeyAnswer => ({ answer: 'depends', because });

/**
 * What the key's side says of S3 asking KMS for somebody: with SSE-KMS nobody reads without signing, and an origin access
 * identity never does.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export function mayUse(key: NewObjectKey, candidate: Candidate, action: string, at: At): KeyAnswer {
  if (key.is === 'none') return allowed;
  if (key.is === 'unknown') return open(words`the default encryption could not be read`);
  if (candidate.kind === 'anybody') return denied(words`KMS answers nobody who does not sign`);
  if (candidate.kind === 'identity of CloudFront') return denied(words`origin access identities can't use KMS keys`);
  return key.is === 'managed' ? byManaged(candidate, at) : byPolicy(key, candidate, action, at);
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk */
function byManaged({ principal: { account } }: Candidate, { owner }: At): KeyAnswer {
  if (owner === null && account !== null) return open(words`which account owns the bucket is not known`);
  return account === owner && account !== null
    ? allowed
    : denied(words`the key ${code('aws/s3')} serves only the account that owns the bucket`);
}

type OwnKey = Extract<NewObjectKey, { readonly is: 'key' }>;

function byPolicy(key: OwnKey, candidate: Candidate, action: string, at: At): KeyAnswer {
  if (key.state !== null && key.state !== 'Enabled')
    return denied(words`the key ${code(key.arn)} is ${code(key.state)}`);
  const { account } = candidate.principal;
  const trusting = decidedBy(key, candidate, action, at, true);
  if (trusting === 'denied') return denied(words`neither policy nor grants of the key ${code(key.arn)} let it`);
  if (key.policy === null) return open(words`the policy of the key was not read`);
  if (trusting === 'depends') return open(words`the conditions of the key's policy or grants may or may not hold`);
  if (candidate.kind === 'service' || decidedBy(key, candidate, action, at, false) === 'allow') return allowed;
  const whose = account === at.owner ? 'its own IAM policies' : 'the IAM policies of its account';
  return open(words`${whose} must allow it for the key ${code(key.arn)}`);
}

/** `trusted`: whoever asks is allowed everything by its own account; else only what S3 itself is asked for. */
function decidedBy(key: OwnKey, candidate: Candidate, action: string, at: At, trusted: boolean): KeyAnswer['answer'] {
  const one = standing(at.comparison.after, { ...candidate, given: passedOn(candidate.given) }, key.account);
  const transport = { 'kms:encryptioncontext:aws:s3:arn': [key.context] };
  const asked = { ...askedOf(one, { action, arn: key.arn, transport }), resource: keyResource(key.arn) };
  const own = trusted ? identities.all : identities.none;
  const about: Circumstances = {
    owner: key.account ?? '',
    rcpFullAccessImplicit: true,
    publicPolicyCutOff: false,
    unread: key.policy === null ? ['resource'] : [],
    key: key.facts,
  };
  const policies = {
    identity: own,
    permissionsBoundary: [],
    session: own,
    resource: key.policy,
    scp: [],
    rcp: [],
    vpcEndpoint: [],
  };
  return answerOf(
    weigh(asked, candidate.principal.type === 'federated-user' ? policies : { ...policies, session: [] }, about),
  );
}

/** Of the request to S3, KMS hears who makes it and for what, not from where. */
const passedOn = (given: Given): Given =>
  Object.fromEntries(
    Object.entries(given).filter(([key]) => /^aws:(?:principal|userid|username|source(?:arn|account|org))/.test(key)),
  );
