import { text } from '../protocols/schema.ts';
import type { Api } from '../protocols/api.ts';
import { api } from './api.ts';
import { accountOf, arnOf, entity } from './entities.ts';
import { limitExceeded, noSuchEntity } from './errors.ts';
import { managedPolicy } from './managed.ts';
import { entityInput, listing, paging, pathPrefix } from './shapes.ts';
import type { EntityKind } from './state.ts';

/** Managed policies of one user, group or role (IAM quotas, default). */
const mostAttached = 10;

export const attachmentApis: readonly Api[] = (['User', 'Group', 'Role'] as const).flatMap((kind) => [
  attach(kind),
  detach(kind),
  list(kind),
]);

function attach(kind: EntityKind): Api {
  return api({
    name: `Attach${kind}Policy`,
    input: entityInput(kind, { PolicyArn: text }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PolicyArn }) {
      const account = accountOf(context);
      const { attached } = entity(account, kind, name);
      managedPolicy(account, PolicyArn);
      if (attached.size >= mostAttached && !attached.has(PolicyArn))
        throw limitExceeded(`Cannot exceed quota for PoliciesPer${kind}: ${mostAttached}`);
      attached.add(PolicyArn);
      return {};
    },
  });
}

function detach(kind: EntityKind): Api {
  return api({
    name: `Detach${kind}Policy`,
    input: entityInput(kind, { PolicyArn: text }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PolicyArn }) {
      if (entity(accountOf(context), kind, name).attached.delete(PolicyArn)) return {};
      throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    },
  });
}

function list(kind: EntityKind): Api {
  return api({
    name: `ListAttached${kind}Policies`,
    input: entityInput(kind, { ...paging, PathPrefix: pathPrefix }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, PathPrefix = '/', ...asked }) {
      const account = accountOf(context);
      const policies = [...entity(account, kind, name).attached].map((arn) => managedPolicy(account, arn));
      const shown = policies.filter(({ path }) => path.startsWith(PathPrefix));
      const attached = shown.map((policy) => ({ PolicyName: policy.name, PolicyArn: policy.arn }));
      return listing('AttachedPolicies', attached, asked);
    },
  });
}
