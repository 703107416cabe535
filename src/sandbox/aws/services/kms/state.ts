export interface KmsState {
  /** By key ARN, which names account and region. */
  readonly keys: Map<string, Key>;
  /** By alias ARN. */
  readonly aliases: Map<string, Alias>;
  /** How many keys and grants were ever made. */
  made: number;
}

export type KeyState = 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'Unavailable';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly created: Date;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly multiRegion: boolean;
  readonly origin: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM';
  readonly spec: string;
  readonly usage: string;
  description: string;
  state: KeyState;
  deletionDate: Date | null;
  /** The document as it was put. */
  policy: string;
  readonly grants: Map<string, Grant>;
  readonly tags: Map<string, string>;
  rotation: boolean;
}

interface Alias {
  readonly name: string;
  readonly arn: string;
  keyArn: string;
  readonly created: Date;
  updated: Date;
}

export interface Grant {
  readonly id: string;
  readonly token: string;
  readonly name: string | null;
  readonly created: Date;
  readonly grantee: string;
  readonly retiring: string | null;
  readonly issuingAccount: string;
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints | null;
}

export interface GrantConstraints {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>> | undefined;
  readonly EncryptionContextEquals?: Readonly<Record<string, string>> | undefined;
}

export function newKmsState(): KmsState {
  return { keys: new Map(), aliases: new Map(), made: 0 };
}
