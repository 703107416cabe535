import type { Affected } from '../../core/change.ts';
import { code, listed, plain, type Words, words } from '../../core/words.ts';
import { affected, blind, evaluation, type Kind, type Meeting, nothingMet } from './meeting.ts';
import { type NewObjectKey, newObjectKey } from './new-object-key.ts';
import { names } from './readers-and-writers.ts';
import { keyOf } from './simulation/candidate.ts';
import { type KeyAnswer, mayUse } from './simulation/key-use.ts';
import { answerOf, type Outcome, turnOf } from './simulation/outcome.ts';

/** What S3 asks KMS for when somebody reads or writes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
const asks: Readonly<Record<string, string>> = { 's3:GetObject': 'kms:Decrypt', 's3:PutObject': 'kms:GenerateDataKey' };

/** Whoever may read or write, but not with the key that new objects come under. What is there stays as it is. */
export const newObjects: Kind = (meeting) => {
  const { was, will, changed } = meeting;
  if (!changed.includes('encryption')) return nothingMet;
  const before = newObjectKey(was);
  const after = newObjectKey(will);
  const lines = [...keyLines(meeting, before, after), ...blockedTypes(meeting)];
  return { affected: lines, notKnown: notKnownOf(meeting, before, after) };
};

interface Line {
  readonly how: Affected['how'];
  readonly who: Words;
  readonly what: Words;
}

function keyLines(meeting: Meeting, before: NewObjectKey, after: NewObjectKey): readonly Affected[] {
  const people = Map.groupBy(meeting.comparison.outcomes.filter(counts), ({ candidate }) => keyOf(candidate));
  const lines = [...people.values()].flatMap((outcomes) => lineFor(outcomes, meeting, before, after));
  const byWhat = Map.groupBy(lines, ({ how, what }) => JSON.stringify([how, plain(what)]));
  return [...byWhat.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [affected(first.how, names(some.map(({ who }) => who)), first.what, evaluation)];
  });
}

/** Who may do it at all, as far as the bucket decides. */
const counts = ({ action, after, transport, candidate }: Outcome): boolean =>
  action in asks &&
  transport === 'HTTPS' &&
  answerOf(after) !== 'denied' &&
  // Told of elsewhere: logs may not go to such a bucket at all, and replication has rules for it.
  candidate.principal.service !== 'logging.s3.amazonaws.com' &&
  candidate.kind !== 'replication';

function lineFor(
  outcomes: readonly Outcome[],
  meeting: Meeting,
  before: NewObjectKey,
  after: NewObjectKey,
): readonly Line[] {
  const [first] = outcomes;
  if (first === undefined) return [];
  const { candidate } = first;
  const turned = [...new Set(outcomes.map(({ action }) => action))].flatMap((action) => {
    const asked = asks[action] ?? '';
    const was = mayUse(before, candidate, asked, meeting);
    const will = mayUse(after, candidate, asked, meeting);
    const turn = turnOf(was.answer, will.answer);
    return turn === null ? [] : [{ asked, turn, answer: turn.towards === 'loses' ? will : was }];
  });
  const groups = Map.groupBy(turned, ({ turn, answer }) =>
    JSON.stringify([turn.how, turn.towards, plain(answer.because)]),
  );
  return [...groups.values()].flatMap((some): readonly Line[] => {
    const [one] = some;
    if (one === undefined) return [];
    const needed = listed(some.map(({ asked }) => code(asked)));
    return [
      { how: one.turn.how, who: candidate.who, what: saying(one.turn.towards, one.turn.how, needed, one.answer) },
    ];
  });
}

function saying(towards: 'loses' | 'gains', how: Affected['how'], needed: Words, { because }: KeyAnswer): Words {
  if (towards === 'gains') return words`can use new objects without ${needed} of the old key`;
  return how === 'perhaps'
    ? words`needs ${needed} for new objects: ${because}`
    : words`can't use new objects, which need ${needed}: ${because}`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html */
function blockedTypes({ was, will }: Meeting): readonly Affected[] {
  const before = blocksOwnKeys(was);
  const after = blocksOwnKeys(will);
  if (before === after || before === null || after === null) return [];
  const what = after ? words`would get 403 on uploads` : words`may upload again`;
  return [affected('perhaps', words`whoever uploads under keys of their own (SSE-C)`, what, 'GetBucketEncryption')];
}

function blocksOwnKeys({ reads: { encryption } }: Meeting['was']): boolean | null {
  if (encryption?.is === 'absent') return false;
  if (encryption?.is !== 'known') return null;
  return encryption.value.Rules.some(({ BlockedEncryptionTypes }) =>
    BlockedEncryptionTypes.some((type) => type.toUpperCase() === 'SSE-C'),
  );
}

function notKnownOf({ was }: Meeting, before: NewObjectKey, after: NewObjectKey): readonly Words[] {
  const unread = [
    ...new Set([before, after].flatMap((key) => (key.is === 'key' && key.policy === null ? [key.arn] : []))),
  ];
  const policies = unread.map(
    (arn) =>
      words`The policy of the KMS key ${code(arn)} was not read (${code('kms:GetKeyPolicy')}): whom it lets use new objects is not known.`,
  );
  return [...blind(was, ['encryption'], words`under which key new objects are today is not known`), ...policies];
}
