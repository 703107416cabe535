import { z } from 'zod';
import { type Access, type Cause, type Patch, causeLayers, certainties, fixers } from './cause.ts';
import type { PolicyPlace } from './policy-place.ts';
import { putOf } from './put-policy.ts';
import { plain } from './words.ts';

const patch = z.object({
  document: z.string().describe('Whose document, for people'),
  arn: z.string().nullable(),
  layer: z.enum(causeLayers),
  statement: z.number().nullable().describe('From 1; null: one is added'),
  before: z.unknown().describe('The statement as it is; null: one is added'),
  after: z.unknown().describe('The statement as it should be; a list where it is divided, null where it goes'),
  whole: z.unknown().describe('The document as it should be; null where it holds what looks like a secret'),
  put: z
    .object({
      action: z.string().describe('The permission that it takes'),
      command: z.string().describe('For a shell, with the document in policy.json'),
    })
    .nullable()
    .describe('How somebody puts the whole document; null for a bucket policy, of which an offer previews the change'),
  diff: z.array(z.object({ sign: z.enum([' ', '+', '-']), text: z.string() })),
  probes: z.number().describe('Requests around this one that were asked before and after: none changed'),
});

const cause = z.object({
  id: z.string().describe('Of the catalogue of causes: D01'),
  title: z.string(),
  certainty: z.enum(certainties),
  fixer: z.array(z.enum(fixers)).describe('Who can put it right, most likely first'),
  layer: z.enum(causeLayers),
  action: z.string().nullable().describe('The action that it refuses; null: whatever is asked'),
  because: z.string(),
  next: z.string(),
  evidence: z.array(z.object({ call: z.string(), saw: z.unknown() })),
  patch: patch.optional().describe('Only where one statement can be changed to do exactly this'),
});

/** What a diagnosis of access adds to a report, as top-level keys. */
export const accessShape = {
  decision: z
    .enum(['allow', 'explicit_deny', 'implicit_deny', 'depends'])
    .describe('Of a diagnosis; depends: on what could not be read, or on the request')
    .optional(),
  causes: z.array(cause).describe('Of a diagnosis; most likely first').optional(),
  context: z
    .array(
      z.object({
        key: z.string(),
        status: z.enum(['known', 'assumed', 'unknown']),
        values: z.array(z.string()).nullable().describe('null: the request does not have the key'),
        why: z.string(),
      }),
    )
    .describe('Of a diagnosis: the condition keys of the request')
    .optional(),
};

type AccessJson = z.infer<z.ZodObject<typeof accessShape>>;

export function accessJson({ decision, causes, context }: Access): AccessJson {
  return {
    decision,
    causes: causes.map(causeJson),
    context: context.map(({ key, status, values, why }) => ({
      key,
      status,
      values: values === null ? null : [...values],
      why: plain(why),
    })),
  };
}

function causeJson({
  id,
  title,
  certainty,
  fixers: who,
  layer,
  action,
  because,
  next,
  evidence,
  patch: change,
}: Cause) {
  return {
    id,
    title,
    certainty,
    fixer: [...who],
    layer,
    action,
    because: plain(because),
    next: plain(next),
    evidence: [...evidence],
    ...(change && { patch: patchJson(change) }),
  };
}

function patchJson({ place, diff, ...patch }: Patch) {
  return { ...patch, diff: [...diff], put: putJson(place) };
}

function putJson(place: PolicyPlace | null) {
  const put = place === null || place.is === 'bucket' ? null : putOf(place);
  return put === null ? null : { action: put.action, command: put.command };
}
