import { z } from 'zod';
import { listOf, text, whole } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { api } from './api.ts';
import { invalidState, unsupported } from './errors.ts';
import { addKey, arnOf, keyOf } from './keys.ts';
import { keyView, listing, paging } from './shapes.ts';
import type { Key } from './state.ts';

const byKey = z.object({ KeyId: text });
const keyTag = z.object({ TagKey: text, TagValue: z.string() });

const createKey = api({
  name: 'CreateKey',
  input: z.object({
    Policy: text.optional(),
    Description: z.string().optional(),
    KeyUsage: text.optional(),
    KeySpec: text.optional(),
    Origin: z.enum(['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM']).optional(),
    MultiRegion: z.boolean().optional(),
    Tags: z.array(keyTag).optional(),
  }),
  run({ state, account, region, at }, asked) {
    const key = addKey(state.kms, {
      account,
      region,
      at,
      description: asked.Description,
      policy: asked.Policy,
      spec: asked.KeySpec,
      usage: asked.KeyUsage,
      origin: asked.Origin,
      multiRegion: asked.MultiRegion,
      tags: asked.Tags?.map(({ TagKey, TagValue }) => [TagKey, TagValue]),
    });
    return { KeyMetadata: keyView(key) };
  },
});

const describeKey = api({
  name: 'DescribeKey',
  input: byKey,
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run: (context, { KeyId }) => ({ KeyMetadata: keyView(keyOf(KeyId, context)) }),
});

const listKeys = api({
  name: 'ListKeys',
  input: z.object(paging),
  run({ state, account, region }, asked) {
    const own = [...state.kms.keys.values()].filter((key) => key.account === account && key.region === region);
    return listing(
      'Keys',
      own.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })),
      asked,
    );
  },
});

const enableKey = api({
  name: 'EnableKey',
  input: byKey,
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId }) {
    customerKey(context, KeyId).state = 'Enabled';
    return {};
  },
});

const disableKey = api({
  name: 'DisableKey',
  input: byKey,
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId }) {
    customerKey(context, KeyId).state = 'Disabled';
    return {};
  },
});

const day = 86_400_000;

const scheduleKeyDeletion = api({
  name: 'ScheduleKeyDeletion',
  input: z.object({ KeyId: text, PendingWindowInDays: whole.min(7).max(30).optional() }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, PendingWindowInDays: days = 30 }) {
    const key = customerKey(context, KeyId);
    key.state = 'PendingDeletion';
    key.deletionDate = new Date(context.at.getTime() + days * day);
    return { KeyId: key.arn, DeletionDate: key.deletionDate, KeyState: key.state, PendingWindowInDays: days };
  },
});

const cancelKeyDeletion = api({
  name: 'CancelKeyDeletion',
  input: byKey,
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId }) {
    const key = keyOf(KeyId, context);
    if (key.state !== 'PendingDeletion') throw invalidState(`${key.arn} is not pending deletion.`);
    // A rescued key is not usable before somebody enables it (KMS API reference, CancelKeyDeletion).
    key.state = 'Disabled';
    key.deletionDate = null;
    return { KeyId: key.arn };
  },
});

const getKeyRotationStatus = api({
  name: 'GetKeyRotationStatus',
  input: byKey,
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId }) {
    const { arn, rotation } = keyOf(KeyId, context);
    return { KeyId: arn, KeyRotationEnabled: rotation };
  },
});

const tagResource = api({
  name: 'TagResource',
  input: z.object({ KeyId: text, Tags: listOf(keyTag) }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, Tags }) {
    const key = customerKey(context, KeyId);
    for (const { TagKey, TagValue } of Tags) key.tags.set(TagKey, TagValue);
    return {};
  },
});

const listResourceTags = api({
  name: 'ListResourceTags',
  input: z.object({ KeyId: text, ...paging }),
  resource: ({ KeyId }, context) => arnOf(KeyId, context),
  run(context, { KeyId, ...asked }) {
    const tags = [...keyOf(KeyId, context).tags].map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    return listing('Tags', tags, asked);
  },
});

/** A key that its owner may change: not one of AWS's, and not one that is about to be deleted. */
function customerKey(context: Context, reference: string): Key {
  const key = keyOf(reference, context);
  if (key.manager === 'AWS') throw unsupported(`${key.arn} is an AWS managed key and can't be changed.`);
  if (key.state === 'PendingDeletion') throw invalidState(`${key.arn} is pending deletion.`);
  return key;
}

export const keyApis = [
  createKey,
  describeKey,
  listKeys,
  enableKey,
  disableKey,
  scheduleKeyDeletion,
  cancelKeyDeletion,
  getKeyRotationStatus,
  tagResource,
  listResourceTags,
];
