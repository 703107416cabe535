import type { Principal } from '../../service.ts';

export interface StsState {
  /** By access key id (`ASIA…`). */
  readonly sessions: Map<string, Session>;
  /** How many sessions were ever made, so that no two get the same key id. */
  made: number;
}

/** Temporary credentials and whom they stand for. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expires: Date;
  readonly principal: Principal;
  /** Null unless AssumeRole made the session. */
  readonly role: AssumedRole | null;
}

export interface AssumedRole {
  readonly roleArn: string;
  /** Keys of session tags that the next role in a chain inherits. */
  readonly transitiveTagKeys: readonly string[];
  /** The inline session policy as it was passed; AWS never shows it again, and neither does this state over HTTP. */
  readonly policy: string | null;
  readonly policyArns: readonly string[];
  readonly externalId: string | null;
}

export function newStsState(): StsState {
  return { sessions: new Map(), made: 0 };
}
