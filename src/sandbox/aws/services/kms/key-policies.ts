import { z } from 'zod';
import { AwsError } from '../../service.ts';
import { text } from '../protocols/schema.ts';
import { api } from './api.ts';
import { accessDenied, notFound } from './errors.ts';
import { arnOf, keyOf } from './keys.ts';
import { listing, paging } from './shapes.ts';

/** The only name that a key policy can have. */
const policyName = text.optional();

const getKeyPolicy = api({
  name: 'GetKeyPolicy',
  input: z.object({ KeyId: text, PolicyName: policyName }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, PolicyName = 'default' }) {
    const key = keyOf(KeyId, context);
    // Key policies are not shown to other accounts (KMS API reference, GetKeyPolicy: «Cross-account use: No»).
    if (key.account !== context.account) throw accessDenied(`The key ${key.arn} belongs to another account.`);
    if (PolicyName !== 'default') throw notFound(`No such policy exists`);
    return { Policy: key.policy, PolicyName };
  },
});

const putKeyPolicy = api({
  name: 'PutKeyPolicy',
  input: z.object({ KeyId: text, PolicyName: policyName, Policy: text }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, Policy }) {
    const key = keyOf(KeyId, context);
    if (key.account !== context.account || key.manager === 'AWS')
      throw accessDenied(`The policy of the key ${key.arn} can't be changed from account ${context.account}.`);
    checkPolicy(Policy);
    key.policy = Policy;
    return {};
  },
});

const listKeyPolicies = api({
  name: 'ListKeyPolicies',
  input: z.object({ KeyId: text, ...paging }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, ...asked }) {
    keyOf(KeyId, context);
    return listing('PolicyNames', ['default'], asked);
  },
});

function checkPolicy(policy: string): void {
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError('MalformedPolicyDocumentException', 400, 'The new key policy is not valid JSON.');
  }
}

export const keyPolicyApis = [getKeyPolicy, putKeyPolicy, listKeyPolicies];
