import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import type { Api } from '../protocols/api.ts';
import { api } from './api.ts';
import { checkDocument, encodedDocument } from './documents.ts';
import { accountOf, arnOf, entity } from './entities.ts';
import { noSuchEntity } from './errors.ts';
import { entityInput, listing, paging } from './shapes.ts';
import type { EntityKind } from './state.ts';

/** Put, Get, List and Delete of inline policies are the same for users, groups and roles. */
export const inlinePolicyApis: readonly Api[] = (['User', 'Group', 'Role'] as const).flatMap((kind) => [
  put(kind),
  get(kind),
  list(kind),
  remove(kind),
]);

function put(kind: EntityKind): Api {
  return api({
    name: `Put${kind}Policy`,
    input: entityInput(kind, { PolicyName: text, PolicyDocument: text }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PolicyName, PolicyDocument }) {
      const { inline } = entity(accountOf(context), kind, name);
      checkDocument(PolicyDocument, 'identity');
      inline.set(PolicyName, PolicyDocument);
      return {};
    },
  });
}

function get(kind: EntityKind): Api {
  return api({
    name: `Get${kind}Policy`,
    input: entityInput(kind, { PolicyName: text }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PolicyName }) {
      const document = entity(accountOf(context), kind, name).inline.get(PolicyName);
      if (document === undefined) throw noPolicy(kind, PolicyName);
      return { [`${kind}Name`]: name, PolicyName, PolicyDocument: encodedDocument(document) };
    },
  });
}

function list(kind: EntityKind): Api {
  return api({
    name: `List${kind}Policies`,
    input: entityInput(kind, paging),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run: (context, { name, ...asked }) =>
      listing('PolicyNames', [...entity(accountOf(context), kind, name).inline.keys()], asked),
  });
}

function remove(kind: EntityKind): Api {
  return api({
    name: `Delete${kind}Policy`,
    input: entityInput(kind, { PolicyName: z.string() }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PolicyName }) {
      if (!entity(accountOf(context), kind, name).inline.delete(PolicyName)) throw noPolicy(kind, PolicyName);
      return {};
    },
  });
}

const noPolicy = (kind: EntityKind, name: string) =>
  noSuchEntity(`The ${kind.toLowerCase()} policy with name ${name} cannot be found.`);
