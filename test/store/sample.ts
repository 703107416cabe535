import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Actor } from '../../src/core/actor.ts';
import type { AuditEvent } from '../../src/core/audit-chain.ts';
import type { Approval, Change, Step } from '../../src/core/change.ts';

export const silent = pino({ level: 'silent' });

export const newId = (): string => randomUUID();

export const ana: Actor = { is: 'slack', team: 'T1', user: 'U1' };

export const step = (of: Partial<Step> = {}): Step => ({
  nth: 0,
  place: { account: '111122223333', region: 'eu-central-1', bucket: 'logs' },
  setting: 'versioning',
  before: { Status: null, MFADelete: null },
  after: { Status: 'Enabled', MFADelete: null },
  undone: { Status: 'Suspended', MFADelete: null },
  state: 'waiting',
  attempts: 0,
  requestId: null,
  found: null,
  why: null,
  ...of,
});

export const change = (of: Partial<Change> = {}): Change => ({
  id: newId(),
  remedy: { id: 'versioning', version: 1, title: 'Turn on versioning', params: {} },
  place: { account: '111122223333', region: 'eu-central-1', bucket: 'logs' },
  risk: 'A',
  steps: [step()],
  inputs: { 'logs versioning': 'abc' },
  digest: 'd1',
  revision: 1,
  version: 1,
  state: 'pending',
  retryable: false,
  why: null,
  requester: ana,
  requesterPerson: 'ana',
  origin: { face: 'slack', team: 'T1', channel: 'C1', thread: null },
  ruled: { rule: '1', approvals: 1, selfApproval: false, approvers: ['Ben'], delayMs: 0, breakGlass: false },
  preview: { diffs: [], affected: [], notKnown: [], loses: [], notes: [], undoLeaves: null, calls: [] },
  breakGlass: null,
  createdAt: '2026-11-29T10:00:00.123Z',
  expiresAt: '2026-11-29T18:00:00.000Z',
  notBefore: null,
  endedAt: null,
  undoes: null,
  followedBy: null,
  ...of,
});

export const approval = (of: Partial<Approval> = {}): Approval => ({
  approver: { is: 'slack', team: 'T1', user: 'U2' },
  person: 'ben',
  digest: 'd1',
  at: '2026-11-29T10:05:00.000Z',
  from: null,
  ...of,
});

export const event = (of: Partial<AuditEvent> = {}): AuditEvent => ({
  actor: ana,
  team: 'T1',
  channel: 'C1',
  event: 'change.approved',
  changeId: 'c1',
  payload: { of: 'd1', count: 1 },
  ...of,
});

export const auditKey = Buffer.alloc(32, 7);

/** Texts that stores and JSON have been known to lose. */
export const awkward = 'nul \0, lone \ud800, quote "\'`, back\\slash, 🪣, $1, \u2028, ‮';
