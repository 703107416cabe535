import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { digestOf } from '../core/canonical.ts';
import type { Place } from '../core/change.ts';
import type { Json } from '../core/json.ts';
import type { SettingName } from '../core/settings.ts';
import { resourceOf, writeCalls } from './calls-of.ts';

/** For whom and for what a session is opened: one step of one change. */
export interface SessionFor {
  readonly changeId: string;
  /** A stable id of who asked. */
  readonly requester: string;
  /** Who approved; the first two are named in the session. */
  readonly approvers: readonly string[];
  readonly channel: string | null;
  readonly place: Place;
  readonly setting: SettingName;
}

/** Which role, and what it wants to hear. */
export interface RoleFor {
  readonly role: string;
  readonly externalId: string | null;
}

/** Seconds; the shortest there is (STS API reference, AssumeRole). */
const duration = 900;

/** Session tags that Cooper passes, for trust policies that allow no others. */
export const sessionTags = ['change', 'requester', 'approver1', 'approver2', 'channel'] as const;

/** What STS is asked: a session that names the people, and may do nothing but write this value. */
export function assumeInput(session: SessionFor, value: Json, { role, externalId }: RoleFor): AssumeRoleCommandInput {
  return {
    RoleArn: role,
    RoleSessionName: sessionName(session.changeId),
    SourceIdentity: sourceIdentity(session.requester),
    Tags: tagsOf(session),
    Policy: JSON.stringify(sessionPolicy(session, value)),
    DurationSeconds: duration,
    ...(externalId !== null && { ExternalId: externalId }),
  };
}

/** Exactly the actions of this write, on exactly its bucket. At most 2,048 characters: three actions and one name. */
function sessionPolicy({ setting, place }: Pick<SessionFor, 'setting' | 'place'>, value: Json): object {
  const Action = [...new Set(writeCalls(setting, value).map(({ action }) => action))];
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: resourceOf(place) }] };
}

/** Letters and digits of any kind would do in a tag, but not in a name: `[\w+=,.@-]` (STS API reference, AssumeRole). */
const notInNames = /[^A-Za-z0-9_+=,.@-]/g;
const longestName = 64;

const sessionName = (changeId: string): string =>
  `cooper-${changeId}`.replaceAll(notInNames, '-').slice(0, longestName);

/**
 * Of what doesn't fit the end is kept, which names the person, behind a digest of the whole, so that no two people
 * share one. A name can't begin with `aws:`, and none of these has a colon.
 */
function sourceIdentity(requester: string): string {
  const name = requester.replaceAll(notInNames, '-');
  if (name.length >= 2 && name.length <= longestName) return name;
  const digest = digestOf(requester).slice(0, 12);
  return `${digest}.${name.slice(-(longestName - digest.length - 1))}`;
}

/** STS API reference, Tag. */
const notInTags = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const longestTag = 256;

function tagsOf({ changeId, requester, approvers, channel }: SessionFor): { Key: string; Value: string }[] {
  const values: Readonly<Record<(typeof sessionTags)[number], string | null>> = {
    change: changeId,
    requester,
    approver1: approvers[0] ?? null,
    approver2: approvers[1] ?? null,
    channel,
  };
  return sessionTags.flatMap((Key) => {
    const value = values[Key];
    return value === null ? [] : [{ Key, Value: value.replaceAll(notInTags, '-').slice(0, longestTag) }];
  });
}
