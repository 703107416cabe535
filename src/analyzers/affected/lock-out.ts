import type { Affected } from '../../core/change.ts';
import { parsePrincipal } from '../../core/principal.ts';
import { code, words } from '../../core/words.ts';
import { affected, evaluation, type Kind, type Meeting, nothingMet } from './meeting.ts';
import { type Candidate, ofAccount, ofPrincipal } from './simulation/candidate.ts';
import { decide, standing } from './simulation/decide.ts';
import { answerOf, turnOf } from './simulation/outcome.ts';

/**
 * A policy may shut out who would have to mend it: the root user of the owning account alone always can.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const lockOut: Kind = (meeting) =>
  meeting.changed.includes('policy')
    ? { affected: [...mending(meeting), ...looking(meeting)], notKnown: [] }
    : nothingMet;

function mending(meeting: Meeting): readonly Affected[] {
  const { owner } = meeting;
  const how = owner === null ? null : howIt(meeting, ofAccount(owner, null, true), 's3:PutBucketPolicy');
  if (owner === null || how === null) return [];
  const what = words`${may(how)} no longer change the bucket policy, but for its root user`;
  return [affected(how, words`account ${code(owner)}, which owns the bucket`, what, evaluation)];
}

function looking(meeting: Meeting): readonly Affected[] {
  const { caller } = meeting.was.reads;
  const cooper = caller?.is === 'known' ? parsePrincipal(caller.value.arn) : null;
  const how = cooper === null ? null : howIt(meeting, ofPrincipal(cooper, null), 's3:GetBucketPolicy');
  if (cooper === null || how === null) return [];
  const what = words`${may(how)} no longer read the bucket policy: neither this change could be verified, nor undone`;
  return [affected(how, words`Cooper itself (${code(cooper.arn ?? '')})`, what, evaluation)];
}

const may = (how: 'loses' | 'perhaps'): string => (how === 'perhaps' ? 'may' : 'can');

function howIt({ comparison, owner }: Meeting, candidate: Candidate, action: string): 'loses' | 'perhaps' | null {
  const { before, after } = comparison;
  const request = { action, arn: `arn:${before.partition}:s3:::${before.facts.target.bucket}`, transport: {} };
  const [was, will] = [before, after].map((side) => answerOf(decide(standing(side, candidate, owner), request)));
  const turn = was === undefined || will === undefined ? null : turnOf(was, will);
  if (turn?.towards !== 'loses') return null;
  return turn.how === 'loses' ? 'loses' : 'perhaps';
}
