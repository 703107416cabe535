import { z } from 'zod';
import { same } from '../core/canonical.ts';
import type { Plan, Remedy } from '../core/remedy.ts';
import { sameStatement } from '../core/same-setting.ts';
import type { PolicyDocument, PolicyStatement } from '../core/settings.ts';
import { code, type Words, words } from '../core/words.ts';
import { parsePolicy } from '../policy/parse.ts';
import { publicStatements } from '../policy/public.ts';
import { bucketOf } from './plans/place.ts';
import { looking, nothing, planned, refused } from './plans/plan.ts';
import { hasStatement, statementsIn, tooLong } from './policies/statements.ts';

interface Params {
  /** From 1; null where `after` is added. */
  readonly statement: number | null;
  readonly before: PolicyStatement | null;
  /** Several where the statement is divided, none where it is removed. */
  readonly after: readonly PolicyStatement[];
}

/** Its elements in the order in which they are written. */
const statement = z
  .record(z.string(), z.json())
  .refine(({ Effect: effect }) => effect === 'Allow' || effect === 'Deny', 'must be a statement of a policy, as JSON')
  .transform((one) => one as unknown as PolicyStatement);
const statements = z
  .union([statement.transform((one) => [one]), z.array(statement), z.null().transform(() => [])])
  .transform((list): readonly PolicyStatement[] => list);

/** What a diagnosis found: a change of one statement of the bucket policy. The others stay as they were written. */
export const applyPolicyPatch: Remedy<Params> = {
  id: 'apply-policy-patch',
  version: 1,
  title: 'Change one statement of the bucket policy',
  risk: 'B',
  on: 'bucket',
  params: z
    .strictObject({ statement: z.int().min(1).nullable(), before: statement.nullable(), after: statements })
    .refine(
      (patch) => (patch.statement === null) === (patch.before === null),
      'needs a statement and its before, or neither',
    )
    .refine(({ before, after }) => before !== null || after.length > 0, 'neither replaces, removes nor adds anything'),
  usage: 'from a diagnosis',
  reads: ['policy'],

  plan: (seen, patch) =>
    looking(seen.facts, ['policy'], ({ policy }) => {
      const inTheWay = misspelled(patch.after) ?? done(policy, patch) ?? moved(policy, patch);
      if (inTheWay !== null) return inTheWay;
      const after = patched(policy, patch);
      const step = { target: bucketOf(seen.facts), setting: 'policy', after } as const;
      return (
        (after && tooLong(after)) ??
        planned(seen, [step], already, {
          loses: losers(patch),
          notes: notesOn(after),
          undoLeaves: undoing(policy, after),
        })
      );
    }),
};

const already = words`The bucket policy says so already.`;

/** What S3 would refuse to keep, before anybody is asked. */
function misspelled(after: readonly PolicyStatement[]): Plan | null {
  if (after.length === 0) return null;
  const parsed = parsePolicy('patch', { Version: '2012-10-17', Statement: after }, 'resource');
  if (parsed.is === 'policy') return null;
  const [fault] = parsed.faults;
  return refused(
    words`The patch is no policy: ${code(fault?.place ?? '')} ${fault?.what ?? ''}.`,
    words`Diagnose again, and take the patch that it offers.`,
  );
}

/** Whether the policy is what the patch would make of it. */
function done(policy: PolicyDocument | null, { statement: nth, before, after }: Params): Plan | null {
  const all = statementsIn(policy);
  if (nth === null) return after.every((one) => hasStatement(policy, one)) ? nothing(already) : null;
  if (after.length > 0) {
    const there = all.slice(nth - 1, nth - 1 + after.length);
    return there.length === after.length && there.every((one, at) => isSame(one, after[at])) ? nothing(already) : null;
  }
  const sid = before?.Sid;
  const isEdited = sid !== undefined && all.some((one) => one.Sid === sid);
  const isGone = !isEdited && !all.some((one) => isSame(one, before));
  return isGone ? nothing(words`The bucket policy has no such statement any more.`) : null;
}

/** Only what the diagnosis looked at is replaced; and to remove one of two that are the same would change nothing. */
function moved(policy: PolicyDocument | null, { statement: nth, before, after }: Params): Plan | null {
  if (nth === null) return null;
  const all = statementsIn(policy);
  const next = words`Diagnose again: it looks at the policy as it is now.`;
  if (!isSame(all[nth - 1], before))
    return refused(words`Statement ${nth} of the bucket policy is no longer what the diagnosis saw.`, next);
  const isTwice = after.length === 0 && all.filter((one) => isSame(one, before)).length > 1;
  return isTwice ? refused(words`The bucket policy has statement ${nth} more than once.`, next) : null;
}

const isSame = (one: PolicyStatement | undefined, other: PolicyStatement | null | undefined): boolean =>
  one !== undefined && other !== null && other !== undefined && sameStatement(one, other);

/** Null when no statement is left: S3 keeps no policy without any. A lone statement may stand without its list. */
function patched(policy: PolicyDocument | null, { statement: nth, after }: Params): PolicyDocument | null {
  const all = statementsIn(policy);
  const added = after.filter((one) => nth !== null || !hasStatement(policy, one));
  const changed = nth === null ? [...all, ...added] : all.toSpliced(nth - 1, 1, ...after);
  const [only] = changed;
  if (only === undefined) return null;
  if (policy === null) return { Version: '2012-10-17', Statement: changed };
  const alone = changed.length === 1 && !Array.isArray(policy.Statement);
  return { ...policy, Statement: alone ? only : changed };
}

function losers({ before, after }: Params): readonly Words[] {
  const denies = after.some(({ Effect: effect }) => effect === 'Deny');
  return [
    ...(before?.Effect === 'Allow' ? [words`Whoever the statement allowed and no other statement allows.`] : []),
    ...(denies ? [words`Whoever the new Deny is about.`] : []),
  ];
}

const notesOn = (after: PolicyDocument | null): readonly Words[] =>
  after === null ? [words`It is the last statement: the bucket policy is deleted.`] : [];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
function undoing(before: PolicyDocument | null, after: PolicyDocument | null): Words | null {
  if (!isPublic(before) || isPublic(after) || same(before, after)) return null;
  return words`The policy is public now: while ${code('BlockPublicPolicy')} is on, S3 refuses to put it back, and it stays as it is.`;
}

function isPublic(document: PolicyDocument | null): boolean {
  const parsed = document === null ? null : parsePolicy('bucket policy', document, 'resource');
  return parsed?.is === 'policy' && publicStatements(parsed.policy).length > 0;
}
