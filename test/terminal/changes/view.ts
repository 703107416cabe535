import type { Approval, Change, Step } from '../../../src/core/change.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { code, words } from '../../../src/core/words.ts';

export const now = new Date('2026-03-01T03:05:30.000Z');

const place = { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' };
const open = {
  BlockPublicAcls: false,
  BlockPublicPolicy: false,
  IgnorePublicAcls: false,
  RestrictPublicBuckets: false,
};
const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

export const step = (but: Partial<Step> = {}): Step => ({
  nth: 0,
  place,
  setting: 'publicAccessBlock',
  before: open,
  after: closed,
  undone: open,
  state: 'waiting',
  attempts: 0,
  requestId: null,
  found: null,
  why: null,
  ...but,
});

export const approval = (but: Partial<Approval> = {}): Approval => ({
  approver: { is: 'slack', team: 'T0', user: 'U0MARCUS' },
  person: 'marcus',
  digest: 'd1',
  at: '2026-03-01T03:03:00.000Z',
  from: null,
  ...but,
});

/** A change that waits for its second approval; say only what the test is about. */
export const change = (but: Partial<Change> = {}): Change => ({
  id: 'c1a2b3c4d5',
  remedy: { id: 'block-public-access', version: 1, title: 'Turn on Block Public Access', params: {} },
  place,
  risk: 'B',
  steps: [step()],
  inputs: {},
  digest: 'd1',
  revision: 1,
  version: 3,
  state: 'pending',
  retryable: false,
  why: null,
  requester: { is: 'slack', team: 'T0', user: 'U0PRIYA' },
  requesterPerson: 'priya',
  origin: { face: 'slack', team: 'T0', channel: 'C0', thread: null },
  ruled: {
    rule: 'public access',
    approvals: 2,
    selfApproval: false,
    approvers: ['marcus', 'noor', 'ana'],
    delayMs: 0,
    breakGlass: true,
  },
  preview: {
    diffs: [
      {
        is: 'diff',
        title: 'publicAccessBlock of cooper-media',
        lines: [
          { sign: ' ', text: '{' },
          { sign: '-', text: '  "BlockPublicAcls": false,' },
          { sign: '-', text: '  "RestrictPublicBuckets": false' },
          { sign: '+', text: '  "BlockPublicAcls": true,' },
          { sign: '+', text: '  "RestrictPublicBuckets": true' },
          { sign: ' ', text: '}' },
        ],
      },
    ],
    affected: [
      {
        how: 'loses',
        who: words`anybody`,
        what: words`${code('s3:GetObject')} on ${code('arn:aws:s3:::cooper-media/public/*')}, by statement 1 (PublicRead) of the bucket policy`,
        evidence: 'policy evaluation',
      },
      {
        how: 'loses',
        who: words`account ${code('444455556666')}`,
        what: words`${code('s3:GetObject')} and ${code('s3:ListBucket')}`,
        evidence: 'policy evaluation',
      },
      {
        how: 'perhaps',
        who: words`CloudFront without origin access control`,
        what: words`reads by the bucket’s public address`,
        evidence: 'GetBucketWebsite',
      },
    ],
    notKnown: [
      words`Who read objects lately: CloudTrail’s LookupEvents does not hold data events.`,
      words`The policies of account ${code('444455556666')}: Cooper has no read role there.`,
    ],
    loses: [words`The website of this bucket, if it is read without CloudFront.`],
    notes: [words`The account’s own Block Public Access is off, and stays so.`],
    undoLeaves: null,
    calls: [
      { call: 'AssumeRole', action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/CooperWrite' },
      { call: 'PutPublicAccessBlock', action: 's3:PutBucketPublicAccessBlock', resource: 'arn:aws:s3:::cooper-media' },
      { call: 'GetPublicAccessBlock', action: 's3:GetBucketPublicAccessBlock', resource: 'arn:aws:s3:::cooper-media' },
    ],
  },
  breakGlass: null,
  createdAt: '2026-03-01T03:00:00.000Z',
  expiresAt: '2026-03-01T03:30:00.000Z',
  notBefore: null,
  endedAt: null,
  undoes: null,
  followedBy: null,
  ...but,
});

export const view = (but: Partial<Change> = {}, of: Partial<Omit<ChangeView, 'change'>> = {}): ChangeView => ({
  change: change(but),
  approvals: [approval()],
  lockdown: false,
  ...of,
});
