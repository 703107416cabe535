import type { PolicyType } from './types.ts';

/**
 * IAM user guide, «Troubleshoot access denied error messages»: the policy types that a denial names. Hyphens come as
 * typographic ones, and with a space where a line was broken behind them.
 */
const names: readonly (readonly [RegExp, PolicyType])[] = [
  [/^identity[-\u2010\u2011\u2013]? ?(?:based)? polic/i, 'identity'],
  [/^resource control polic/i, 'rcp'],
  [/^resource[-\u2010\u2011\u2013]? ?(?:based)? polic/i, 'resource'],
  [/^permissions? boundar/i, 'permissions_boundary'],
  [/^sessions? polic/i, 'session'],
  [/^service control polic/i, 'scp'],
  [/^(?:aws organizations )?(?:scp|service control polic)/i, 'scp'],
  [/^rcp\b/i, 'rcp'],
  [/^vpc ?(?:endpoint|e) polic/i, 'vpc_endpoint'],
  [/^(?:role )?trust polic/i, 'role_trust'],
  [/^bucket polic/i, 'resource'],
];

/** The kind of policy that these words begin with; null for any other. */
export function policyTypeOf(words: string): PolicyType | null {
  return names.find(([name]) => name.test(words))?.[1] ?? null;
}
