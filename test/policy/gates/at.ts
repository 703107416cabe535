import type { AtTheGate, Gate } from '../../../src/policy/gates/gate.ts';
import type { S3Facts } from '../../../src/policy/gates/s3-facts.ts';
import { unseen, type Values } from '../../../src/policy/pattern.ts';

type Sent = Readonly<Record<string, string | typeof unseen>>;

export interface Given {
  readonly s3?: Partial<S3Facts>;
  readonly headers?: Sent;
  readonly context?: Sent;
  readonly action?: string;
  readonly account?: string | null;
  readonly allows?: boolean;
}

const nothing: Omit<S3Facts, 'header'> = {
  objectOwnership: null,
  objectOwner: null,
  bucketAcl: null,
  objectAcl: null,
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  writtenPolicyIsPublic: null,
  requesterPays: false,
  objectLock: null,
  blockedEncryptionTypes: [],
  bucketAbac: null,
};

/** A user of 444455556666, or of another account, at a bucket of 111122223333; only what a test is about is given. */
export function at({
  s3,
  headers = {},
  context = {},
  action = 's3:getobject',
  account = '444455556666',
  allows,
}: Given): AtTheGate {
  const values: Values = (key) => {
    const value = context[key];
    return typeof value === 'string' ? [value] : value;
  };
  const arn = 'arn:aws:s3:::bucket/key';
  return {
    asked: {
      caller: {
        type: account === null ? 'anonymous' : 'user',
        arn: account === null ? null : `arn:aws:iam::${account}:user/al`,
        account,
        service: null,
        canonicalId: account === null ? null : `canon${account}`,
        hasBoundary: false,
      },
      action,
      resource: { arn, segments: ['arn', 'aws', 's3', '', '', 'bucket/key'], everything: false },
      values,
      outlook: 'worst',
    },
    about: { owner: '111122223333', rcpFullAccessImplicit: true, publicPolicyCutOff: false, unread: [] },
    s3: { ...nothing, header: (name) => headers[name], ...s3 },
    allows: () => allows ?? false,
  };
}

/** Null where the gate has nothing to say. */
export const refuses = (gate: Gate, given: Given): boolean | 'unknown' | null => gate.judge(at(given))?.refuses ?? null;
