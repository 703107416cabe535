import type { Approval, Change, Step } from '../../../src/core/change.ts';
import type { ChangeView } from '../../../src/core/change-view.ts';
import { words } from '../../../src/core/words.ts';

const priya = { is: 'slack', team: 'T1', user: 'U1' } as const;
const marcus = { is: 'slack', team: 'T1', user: 'U2' } as const;

export const step: Step = {
  nth: 0,
  place: { account: '111122223333', region: 'eu-west-1', bucket: 'cooper-media' },
  setting: 'publicAccessBlock',
  before: null,
  after: { BlockPublicAcls: true },
  undone: null,
  state: 'waiting',
  attempts: 0,
  requestId: null,
  found: null,
  why: null,
};

/** Block Public Access on a bucket, which two people must approve. */
export function change(of: Partial<Change> = {}): Change {
  return {
    id: 'c-1',
    remedy: { id: 'block-public-access', version: 1, title: 'Turn on Block Public Access', params: {} },
    place: step.place,
    risk: 'B',
    steps: [step],
    inputs: {},
    digest: 'd1',
    revision: 1,
    version: 3,
    state: 'pending',
    retryable: false,
    why: null,
    requester: priya,
    requesterPerson: 'priya',
    origin: { face: 'slack', team: 'T1', channel: 'C1', thread: null },
    ruled: {
      rule: 'high risk',
      approvals: 2,
      selfApproval: false,
      approvers: ['marcus', 'noor'],
      delayMs: 0,
      breakGlass: false,
    },
    preview: {
      diffs: [{ is: 'diff', title: 'Block Public Access', lines: [{ sign: '+', text: '"BlockPublicAcls": true' }] }],
      affected: [
        { how: 'loses', who: words`everybody`, what: words`reads objects by the bucket's policy`, evidence: 'policy' },
      ],
      notKnown: [words`Who read it in the last 30 days`],
      loses: [words`Public links stop working.`],
      notes: [],
      undoLeaves: null,
      calls: [
        {
          call: 'PutPublicAccessBlock',
          action: 's3:PutBucketPublicAccessBlock',
          resource: 'arn:aws:s3:::cooper-media',
        },
      ],
    },
    breakGlass: null,
    createdAt: '2026-11-22T03:00:00Z',
    expiresAt: '2026-11-22T03:30:00Z',
    notBefore: null,
    endedAt: null,
    undoes: null,
    followedBy: null,
    ...of,
  };
}

export const approval = (of: Partial<Approval> = {}): Approval => ({
  approver: marcus,
  person: 'marcus',
  digest: 'd1',
  at: '2026-11-22T03:05:00Z',
  from: null,
  ...of,
});

export const view = (of: Partial<Change> = {}, more: Partial<ChangeView> = {}): ChangeView => ({
  change: change(of),
  approvals: [],
  lockdown: false,
  ...more,
});
