import { listOf, tags, text } from '../protocols/schema.ts';
import type { Api } from '../protocols/api.ts';
import { api } from './api.ts';
import { accountOf, arnOf, entity } from './entities.ts';
import { entityInput, listing, paging } from './shapes.ts';
import { tagsView } from './views.ts';

export const tagApis: readonly Api[] = (['User', 'Role'] as const).flatMap((kind) => [
  api({
    name: `Tag${kind}`,
    input: entityInput(kind, { Tags: tags }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, Tags }) {
      const tagged = entity(accountOf(context), kind, name);
      for (const { Key, Value } of Tags) tagged.tags.set(Key, Value);
      return {};
    },
  }),
  api({
    name: `Untag${kind}`,
    input: entityInput(kind, { TagKeys: listOf(text) }),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run(context, { name, TagKeys }) {
      const tagged = entity(accountOf(context), kind, name);
      for (const key of TagKeys) tagged.tags.delete(key);
      return {};
    },
  }),
  api({
    name: `List${kind}Tags`,
    input: entityInput(kind, paging),
    resource: ({ name }, context) => arnOf(context, kind, name),
    run: (context, { name, ...asked }) => listing('Tags', tagsView(entity(accountOf(context), kind, name).tags), asked),
  }),
]);
