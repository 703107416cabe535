import type { Principal } from '../../service.ts';
import { base32Id } from '../protocols/ids.ts';
import { accessKeyId } from './access-key-id.ts';
import type { AssumedRole, Session, StsState } from './state.ts';

interface Wanted {
  readonly account: string;
  readonly at: Date;
  /** Seconds. */
  readonly duration: number;
  readonly role?: AssumedRole;
  readonly principal: Omit<Principal, 'account' | 'accessKeyId'>;
}

/** Makes temporary credentials; later calls that are signed with them come from this principal. */
export function openSession(sts: StsState, { account, at, duration, role, principal }: Wanted): Session {
  sts.made += 1;
  const id = accessKeyId('ASIA', account, principal.arn, sts.made);
  const session: Session = {
    accessKeyId: id,
    secretAccessKey: base32Id(32, 'secret', id) + base32Id(8, 'more', id),
    sessionToken: Buffer.from(`${id} ${base32Id(32, 'token', id)}`).toString('base64'),
    expires: new Date(at.getTime() + duration * 1000),
    principal: { ...principal, account, accessKeyId: id },
    role: role ?? null,
  };
  sts.sessions.set(id, session);
  return session;
}

/** The part of an answer that holds the credentials. */
export function credentials({ accessKeyId: id, secretAccessKey, sessionToken, expires }: Session) {
  return { AccessKeyId: id, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration: expires };
}
