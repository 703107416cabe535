import type { State } from '../../state.ts';
import type { Tag } from '../iam/state.ts';
import { openSession } from './session.ts';
import type { Session } from './state.ts';

interface SeededSession {
  readonly account: string;
  /** The name of a role that is there. */
  readonly role: string;
  readonly session: string;
  readonly tags?: readonly Tag[];
  readonly sourceIdentity?: string;
  /** The inline session policy. */
  readonly policy?: object;
  /** Seconds; one hour when not given. */
  readonly duration?: number;
}

/** Credentials as AssumeRole would have given them. */
export function session(state: State, seeded: SeededSession): Session {
  const { account, role: name, session: sessionName, tags = [], sourceIdentity, policy, duration = 3600 } = seeded;
  const role = state.iam.accounts.get(account)?.roles.get(name);
  if (role === undefined) throw new Error(`There is no role ${name} in account ${account} to make a session of.`);
  return openSession(state.sts, {
    account,
    at: state.clock(),
    duration,
    principal: {
      arn: `arn:aws:sts::${account}:assumed-role/${name}/${sessionName}`,
      userId: `${role.id}:${sessionName}`,
      sessionName,
      sessionTags: tags,
      sourceIdentity: sourceIdentity ?? null,
    },
    role: {
      roleArn: role.arn,
      transitiveTagKeys: [],
      policy: policy === undefined ? null : JSON.stringify(policy),
      policyArns: [],
      externalId: null,
    },
  });
}
