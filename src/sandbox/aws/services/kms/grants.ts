import { z } from 'zod';
import { hexId } from '../protocols/ids.ts';
import { text } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { AwsError } from '../../service.ts';
import { api } from './api.ts';
import { invalidState } from './errors.ts';
import { arnOf, keyOf } from './keys.ts';
import { listing, paging } from './shapes.ts';
import type { Grant, GrantConstraints, Key, KmsState } from './state.ts';

export interface WantedGrant {
  readonly at: Date;
  readonly grantee: string;
  readonly operations: readonly string[];
  readonly retiring?: string | undefined;
  readonly name?: string | undefined;
  readonly constraints?: GrantConstraints | undefined;
}

export function addGrant(kms: KmsState, key: Key, wanted: WantedGrant): Grant {
  kms.made += 1;
  const grant: Grant = {
    id: hexId(64, 'grant', key.arn, kms.made),
    token: Buffer.from(hexId(64, 'token', key.arn, kms.made)).toString('base64'),
    name: wanted.name ?? null,
    created: wanted.at,
    grantee: wanted.grantee,
    retiring: wanted.retiring ?? null,
    issuingAccount: `arn:aws:iam::${key.account}:root`,
    operations: wanted.operations,
    constraints: wanted.constraints ?? null,
  };
  key.grants.set(grant.id, grant);
  return grant;
}

const context = z.record(z.string(), z.string()).optional();

const createGrant = api({
  name: 'CreateGrant',
  input: z.object({
    KeyId: text,
    GranteePrincipal: text,
    RetiringPrincipal: text.optional(),
    Operations: z.array(text).min(1),
    Name: text.optional(),
    Constraints: z.object({ EncryptionContextSubset: context, EncryptionContextEquals: context }).optional(),
  }),
  resource: ({ KeyId }, call) => arnOf(KeyId, call),
  run(call, asked) {
    const key = keyOf(asked.KeyId, call);
    if (key.state !== 'Enabled') throw unusable(key);
    const { id, token } = addGrant(call.state.kms, key, {
      at: call.at,
      grantee: asked.GranteePrincipal,
      operations: asked.Operations,
      retiring: asked.RetiringPrincipal,
      name: asked.Name,
      constraints: asked.Constraints,
    });
    return { GrantId: id, GrantToken: token };
  },
});

const listGrants = api({
  name: 'ListGrants',
  input: z.object({ KeyId: text, ...paging, GrantId: text.optional(), GranteePrincipal: text.optional() }),
  resource: ({ KeyId }, call) => arnOf(KeyId, call),
  run(call, { KeyId, GrantId, GranteePrincipal, ...asked }) {
    const key = keyOf(KeyId, call);
    const grants = [...key.grants.values()]
      .filter(({ id }) => GrantId === undefined || id === GrantId)
      .filter(({ grantee }) => GranteePrincipal === undefined || grantee === GranteePrincipal)
      .map((grant) => view(key, grant));
    return listing('Grants', grants, asked);
  },
});

const revokeGrant = api({
  name: 'RevokeGrant',
  input: z.object({ KeyId: text, GrantId: text }),
  resource: ({ KeyId }, call) => arnOf(KeyId, call),
  run(call, { KeyId, GrantId }) {
    if (!keyOf(KeyId, call).grants.delete(GrantId)) throw noGrant(GrantId);
    return {};
  },
});

const retireGrant = api({
  name: 'RetireGrant',
  input: z.object({ KeyId: text.optional(), GrantId: text.optional(), GrantToken: text.optional() }),
  resource: ({ KeyId }, call) => (KeyId === undefined ? '*' : arnOf(KeyId, call)),
  run(call, { KeyId, GrantId, GrantToken }) {
    const keys = KeyId === undefined ? [...call.state.kms.keys.values()] : [keyOf(KeyId, call)];
    for (const key of keys) {
      const grant = [...key.grants.values()].find(({ id, token }) => id === GrantId || token === GrantToken);
      if (grant === undefined) continue;
      checkRetirer(call, key, grant);
      key.grants.delete(grant.id);
      return {};
    }
    throw noGrant(GrantId ?? GrantToken ?? '');
  },
});

/** Who may retire a grant is not a matter of permissions first (KMS developer guide, «Retiring and revoking grants»). */
function checkRetirer({ call, account }: Context, key: Key, { retiring, grantee, operations }: Grant): void {
  const { arn } = call.principal;
  if (account === key.account || arn === retiring) return;
  if (arn === grantee && operations.includes('RetireGrant')) return;
  throw new AwsError('AccessDeniedException', 400, `User: ${arn} is not authorized to perform: kms:RetireGrant`);
}

function view(key: Key, grant: Grant) {
  return {
    KeyId: key.arn,
    GrantId: grant.id,
    Name: grant.name,
    CreationDate: grant.created,
    GranteePrincipal: grant.grantee,
    RetiringPrincipal: grant.retiring,
    IssuingAccount: grant.issuingAccount,
    Operations: grant.operations,
    Constraints: grant.constraints,
  };
}

const noGrant = (id: string): AwsError => new AwsError('NotFoundException', 400, `Grant ID ${id} not found`);

function unusable({ arn, state }: Key): AwsError {
  if (state === 'Disabled') return new AwsError('DisabledException', 400, `${arn} is disabled.`);
  return invalidState(state === 'PendingDeletion' ? `${arn} is pending deletion.` : `${arn} is ${state}.`);
}

export const grantApis = [createGrant, listGrants, revokeGrant, retireGrant];
