import { rows } from './row.ts';

/**
 * The side of the caller: identity policies, permissions boundary, session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const identity = rows(
  [
    'C01',
    'identity',
    'iam-admin',
    'No identity policy allows it',
    'Allow the action on this ARN in a policy of the principal.',
  ],
  [
    'C02',
    'identity',
    'iam-admin',
    'An identity policy denies it',
    'Narrow the Deny, or take it away. If AWS attached it as a quarantine, rotate the key instead.',
  ],
  [
    'C03',
    'identity',
    'iam-admin',
    'The policy allows the action, but on another kind of ARN',
    'Actions on objects need the ARN with the key, actions on the bucket the one without.',
  ],
  [
    'C04',
    'identity',
    'iam-admin',
    'An action that the operation needs as well is not allowed, or is misspelt',
    'Add the action by its real name.',
  ],
  [
    'C05',
    'identity',
    'caller iam-admin',
    'A statement would allow it, but its condition is not met',
    'Meet the condition, or change it.',
  ],
  [
    'C06',
    'permissions_boundary',
    'iam-admin',
    'The permissions boundary does not allow it',
    'Allow the action in the boundary.',
  ],
  [
    'C07',
    'permissions_boundary',
    'iam-admin',
    'The permissions boundary denies it',
    'Narrow the Deny in the boundary.',
  ],
  [
    'C08',
    'session',
    'caller',
    'The policy of the session does not allow it',
    'Widen the session policy where the session is made.',
  ],
  ['C09', 'identity', 'caller', 'The sessions of the role were revoked', 'Assume the role anew.'],
  [
    'C10',
    'identity',
    'iam-admin',
    'The policy that would allow it is not attached to this principal',
    'Add the user to the group, or attach the policy.',
  ],
  [
    'C11',
    'identity',
    'iam-admin',
    'A tag does not have the value that the policy asks for',
    'Set the tag, or send it with the session.',
  ],
  [
    'C12',
    'identity',
    'caller',
    'Everything that can be read allows it now: a change may not have spread yet',
    'Try again in a minute; compare the times of the last changes with that of the error.',
  ],
  ['C13', 'identity', 'caller', 'The policy asks for multi-factor authentication', 'Get a session with MFA.'],
  [
    'C14',
    'identity',
    'iam-admin',
    'A policy variable has no value for this principal',
    'Use Version 2012-10-17 and a variable that this kind of principal has, or give it a default.',
  ],
);
