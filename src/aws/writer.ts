import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Place } from '../core/change.ts';
import type { Json } from '../core/json.ts';
import type { SettingName, Settings } from '../core/settings.ts';
import { target } from '../core/target.ts';
import { code, plain, type Words, words } from '../core/words.ts';
import { awsError, detailOf } from './aws-error.ts';
import { assumeActions, resourceOf, writeCalls } from './calls-of.ts';
import type { AwsClients, AwsFor, Session } from './clients.ts';
import { mayPass } from './fact-of.ts';
import { patience } from './http-handler.ts';
import type { Setting } from './reading.ts';
import { settingOf } from './settings/index.ts';
import { required } from './well-formed.ts';
import { outcomeOf, type Refused, requestIdIn, type Written } from './write-outcome.ts';
import { assumeInput, type RoleFor, type SessionFor } from './write-session.ts';

export type { Written } from './write-outcome.ts';
export type { SessionFor } from './write-session.ts';

export interface WriterOptions {
  /** Account id -> ARN of the role that may write there. */
  readonly writeRoles: Readonly<Record<string, string>>;
  readonly externalId: string | null;
}

/** The only way in which anything is written to AWS. */
export interface Writer {
  /** Why nothing can be written in the account; null when it has a write role. */
  cannot(account: string): Words | null;
  /**
   * Assumes the write role for this one write, writes, and forgets the credentials. One attempt: nothing is tried again,
   * because a write whose answer was lost may have happened. Never throws.
   */
  write(session: SessionFor, value: Json): Promise<Written>;
}

/** Writes with the roles of `options`, which are assumed with the credentials around us. */
export function makeWriter(aws: AwsFor, { writeRoles, externalId }: WriterOptions): Writer {
  const cannot = (account: string): Words | null => (writeRoles[account] === undefined ? noRole(account) : null);
  return {
    cannot,
    async write(session, value) {
      const role = writeRoles[session.place.account];
      if (role === undefined) return unsent('NoWriteRole', plain(noRole(session.place.account)));
      if (writeCalls(session.setting, value).length === 0)
        return unsent('Unwritable', `AWS has no call that would make ${session.setting} this`);
      // No question waits for a write: one that ran out of time must not break it off half-way.
      return patience.exit(() => writeOnce(aws, session, value, { role, externalId }));
    },
  };
}

const noRole = (account: string): Words =>
  words`no write role is configured for account ${code(account)}, so Cooper can't change anything there`;

const unsent = (why: string, detail: string): Refused => ({
  is: 'refused',
  code: why,
  detail,
  requestId: null,
  retry: false,
  needs: null,
});

async function writeOnce(aws: AwsFor, session: SessionFor, value: Json, role: RoleFor): Promise<Written> {
  const given = await assumed(aws, session, value, role);
  if ('is' in given) return given;
  const { place, setting } = session;
  const clients = aws.as(given, place.region);
  try {
    const answer = await writeSetting(clients, place, setting, value);
    return { is: 'written', requestId: requestIdIn(answer) };
  } catch (thrown) {
    const actions = [...new Set(writeCalls(setting, value).map(({ action }) => action))];
    return outcomeOf(thrown, statement(actions, resourceOf(place)));
  }
}

/** To the bucket's owner alone: every such call carries ExpectedBucketOwner. */
function writeSetting(clients: AwsClients, { account, region, bucket }: Place, name: SettingName, value: Json) {
  const setting: Setting = settingOf(name);
  const where = target({ bucket: bucket ?? '', account, region });
  return setting.write(clients, where, value as Settings[SettingName] | null);
}

/** A session of the write role, or why there is none; then nothing was sent to S3, whatever became of the question. */
async function assumed(aws: AwsFor, session: SessionFor, value: Json, role: RoleFor): Promise<Session | Refused> {
  try {
    const { sts } = aws({ account: null, region: null, role: 'write' });
    const { Credentials } = await sts.send(new AssumeRoleCommand(assumeInput(session, value, role)));
    return {
      accessKeyId: required(Credentials?.AccessKeyId, 'AccessKeyId'),
      secretAccessKey: required(Credentials?.SecretAccessKey, 'SecretAccessKey'),
      sessionToken: required(Credentials?.SessionToken, 'SessionToken'),
    };
  } catch (thrown) {
    const error = awsError(thrown);
    return {
      is: 'refused',
      code: `AssumeRole.${error.status === null && error.code !== '' ? error.code : error.name}`,
      detail: `${role.role} could not be assumed: ${detailOf(error)}`,
      requestId: requestIdIn(thrown),
      retry: mayPass(error),
      needs: error.name === 'AccessDenied' ? statement(assumeActions, role.role) : null,
    };
  }
}

const statement = (Action: readonly string[], Resource: string): string =>
  JSON.stringify({ Effect: 'Allow', Action, Resource });
