import type { Words } from '../../../core/words.ts';
import type { Answer, ContextRequest, ContextRow } from './types.ts';

export const known = (value: string | readonly string[] | null, why: Words): Answer => answer('known', value, why);
export const assumed = (value: string | readonly string[] | null, why: Words): Answer => answer('assumed', value, why);
export const unknown = (why: Words): Answer => answer('unknown', null, why);

function answer(status: Answer['status'], value: string | readonly string[] | null, why: Words): Answer {
  return { status, values: typeof value === 'string' ? [value] : value, why };
}

/** Keys of every service: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const globalKey = (key: string, when: string, of: ContextRow['of']): ContextRow => ({
  key,
  when,
  source: `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-${key
    .replace(/^aws:/, '')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase()}`,
  of,
});

/** S3 asks KMS for itself, with the caller's authority. */
export const isKms = ({ action }: ContextRequest): boolean => /^kms:/i.test(action);

/** The action without its service. */
export const actionName = ({ action }: ContextRequest): string => action.replace(/^[^:]*:/, '').toLowerCase();

/** A session of a role: which credentials it has, only the request would tell. */
export const isRole = ({ principal }: ContextRequest): boolean =>
  principal.type === 'role' || principal.type === 'assumed-role';
