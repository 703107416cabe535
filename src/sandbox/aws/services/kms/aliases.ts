import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import { AwsError } from '../../service.ts';
import { api } from './api.ts';
import { alreadyExists, notFound } from './errors.ts';
import { aliasArn, arnOf, keyOf } from './keys.ts';
import { listing, paging } from './shapes.ts';

const aliasName = z
  .string()
  .regex(/^alias\/[\w/-]+$/, 'Member must satisfy regular expression pattern: ^alias/[a-zA-Z0-9/_-]+$');

const createAlias = api({
  name: 'CreateAlias',
  input: z.object({ AliasName: aliasName, TargetKeyId: text }),
  resource: ({ TargetKeyId }, context) => arnOf(TargetKeyId, context),
  run(context, { AliasName: name, TargetKeyId }) {
    const { state, account, region, at } = context;
    if (name.startsWith('alias/aws/'))
      throw new AwsError('NotAuthorizedException', 400, `${name} is reserved for AWS.`);
    const arn = aliasArn(account, region, name);
    if (state.kms.aliases.has(arn)) throw alreadyExists(`An alias with the name ${arn} already exists`);
    const key = keyOf(TargetKeyId, context);
    state.kms.aliases.set(arn, { name, arn, keyArn: key.arn, created: at, updated: at });
    return {};
  },
});

const deleteAlias = api({
  name: 'DeleteAlias',
  input: z.object({ AliasName: aliasName }),
  resource: ({ AliasName }, { account, region }) => aliasArn(account, region, AliasName),
  run({ state, account, region }, { AliasName }) {
    const arn = aliasArn(account, region, AliasName);
    if (!state.kms.aliases.delete(arn)) throw notFound(`Alias ${arn} is not found.`);
    return {};
  },
});

const listAliases = api({
  name: 'ListAliases',
  input: z.object({ ...paging, KeyId: text.optional() }),
  run(context, { KeyId, ...asked }) {
    const { state, account, region } = context;
    const only = KeyId === undefined ? null : keyOf(KeyId, context).arn;
    const own = [...state.kms.aliases.values()].filter(
      ({ arn, keyArn }) => arn.startsWith(aliasArn(account, region, 'alias/')) && (only === null || keyArn === only),
    );
    const shown = own.map(({ name, arn, keyArn, created, updated }) => ({
      AliasName: name,
      AliasArn: arn,
      TargetKeyId: keyArn.split('/').at(-1),
      CreationDate: created,
      LastUpdatedDate: updated,
    }));
    return listing('Aliases', shown, asked);
  },
});

export const aliasApis = [createAlias, deleteAlias, listAliases];
