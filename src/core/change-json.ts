import { z } from 'zod';
import { actorId } from './actor.ts';
import { changeStates } from './change.ts';
import { type ChangeView, verbs, verbsOf } from './change-view.ts';
import { plain, type Words } from './words.ts';

const place = z.object({
  account: z.string(),
  region: z.string(),
  bucket: z.string().nullable().describe('null: the account as a whole'),
});

const lines = z.array(z.string());

/** What a preview, or a change that was looked at, adds to a report. */
export const changeShape = {
  change: z
    .object({
      id: z.string(),
      stored: z.boolean().describe('false: only shown, nobody could approve it or this person may not ask for it'),
      state: z.enum(changeStates),
      retryable: z.boolean(),
      why: z.string().nullable(),
      remedy: z.object({
        id: z.string(),
        version: z.number(),
        title: z.string(),
        params: z.record(z.string(), z.unknown()),
      }),
      place,
      risk: z.enum(['A', 'B', 'C']),
      digest: z.string().describe('What an approval approves'),
      revision: z.number(),
      requester: z.string(),
      createdAt: z.string(),
      expiresAt: z.string(),
      notBefore: z.string().nullable(),
      endedAt: z.string().nullable(),
      undoes: z.string().nullable(),
      followedBy: z.string().nullable(),
      rule: z.object({
        name: z.string(),
        approvals: z.number().describe('Distinct people'),
        selfApproval: z.boolean(),
        approvers: lines,
        breakGlass: z.boolean().describe('Whether somebody may apply it alone in an emergency'),
        quietHours: lines,
      }),
      breakGlass: z
        .object({ by: z.string(), reason: z.string(), ticket: z.string() })
        .nullable()
        .describe('Who applied it alone, and why; null: nobody did'),
      approvals: z.array(z.object({ person: z.string(), approver: z.string(), at: z.string(), digest: z.string() })),
      steps: z.array(
        z.object({
          place,
          setting: z.string(),
          before: z.unknown().describe('null: not there'),
          after: z.unknown(),
          undone: z.unknown().describe('What undo leaves'),
          state: z.string(),
          requestId: z.string().nullable(),
          why: z.string().nullable(),
          found: z
            .object({ is: z.unknown() })
            .nullable()
            .describe('What others have put there since the preview, where Cooper saw that'),
        }),
      ),
      affected: z.array(
        z.object({
          how: z.enum(['loses', 'gains', 'perhaps']),
          who: z.string(),
          what: z.string(),
          evidence: z.string(),
        }),
      ),
      notKnown: lines,
      loses: lines,
      notes: lines,
      undoLeaves: z.string().nullable().describe('null: undo restores everything'),
      calls: z.array(z.object({ call: z.string(), action: z.string(), resource: z.string() })),
      lockdown: z.boolean(),
      next: z.array(z.enum(verbs)).describe('What may be done with it now'),
    })
    .describe('Of fix, and of changes show')
    .optional(),
};

export function changeJson(view: ChangeView): z.infer<z.ZodObject<typeof changeShape>> {
  const { change, approvals, lockdown } = view;
  const { preview, remedy, ruled, steps, requester, why } = change;
  const { id, state, retryable, risk, digest, revision, createdAt, expiresAt, notBefore, endedAt } = change;
  return {
    change: {
      id,
      stored: view.onlyShown !== true,
      state,
      retryable,
      risk,
      digest,
      revision,
      createdAt,
      expiresAt,
      notBefore,
      endedAt,
      why: orNull(why),
      remedy: { ...remedy, params: { ...remedy.params } },
      place: { ...change.place },
      requester: actorId(requester),
      undoes: change.undoes,
      followedBy: change.followedBy,
      rule: {
        name: ruled.rule,
        approvals: ruled.approvals,
        selfApproval: ruled.selfApproval,
        approvers: [...ruled.approvers],
        breakGlass: ruled.breakGlass,
        quietHours: [...(ruled.quiet ?? [])],
      },
      breakGlass: change.breakGlass === null ? null : { ...change.breakGlass, by: actorId(change.breakGlass.by) },
      approvals: approvals.map((one) => ({
        person: one.person,
        approver: actorId(one.approver),
        at: one.at,
        digest: one.digest,
      })),
      steps: steps.map(({ nth: _nth, attempts: _attempts, ...step }) => ({ ...step, place: { ...step.place } })),
      affected: preview.affected.map((one) => ({ ...one, who: plain(one.who), what: plain(one.what) })),
      notKnown: preview.notKnown.map(plain),
      loses: preview.loses.map(plain),
      notes: preview.notes.map(plain),
      undoLeaves: orNull(preview.undoLeaves),
      calls: preview.calls.map((call) => ({ ...call })),
      lockdown,
      next: [...verbsOf(view)],
    },
  };
}

const orNull = (text: Words | null): string | null => (text === null ? null : plain(text));
