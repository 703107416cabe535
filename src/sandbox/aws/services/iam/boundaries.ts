import { text } from '../protocols/schema.ts';
import type { Api } from '../protocols/api.ts';
import { api } from './api.ts';
import { accountOf, arnOf, entity } from './entities.ts';
import { noSuchEntity } from './errors.ts';
import { managedPolicy } from './managed.ts';
import { entityInput } from './shapes.ts';

/** Only users and roles have a permissions boundary. */
export const boundaryApis: readonly Api[] = (['User', 'Role'] as const).flatMap((kind) => [put(kind), remove(kind)]);

function put(kind: 'User' | 'Role'): Api {
  return api({
    name: `Put${kind}PermissionsBoundary`,
    input: entityInput(kind, { PermissionsBoundary: text }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PermissionsBoundary }) {
      const account = accountOf(context);
      const bounded = entity(account, kind, name);
      bounded.boundary = managedPolicy(account, PermissionsBoundary).arn;
      return {};
    },
  });
}

function remove(kind: 'User' | 'Role'): Api {
  return api({
    name: `Delete${kind}PermissionsBoundary`,
    input: entityInput(kind, {}),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name }) {
      const bounded = entity(accountOf(context), kind, name);
      if (bounded.boundary === null) throw noSuchEntity(`${kind} ${name} has no permissions boundary.`);
      bounded.boundary = null;
      return {};
    },
  });
}
