import type { PolicyDocument, SettingName } from '../core/settings.ts';
import { assumeActions } from './calls-of.ts';
import { settingOf } from './settings/index.ts';
import { sessionTags } from './write-session.ts';

/** What the remedies write, and so what a write role must be allowed at least to write. */
export const remediedSettings = [
  'publicAccessBlock',
  'accountPublicAccessBlock',
  'policy',
  'ownershipControls',
  'acl',
  'encryption',
  'versioning',
  'logging',
  'lifecycle',
] as const satisfies readonly SettingName[];

/**
 * The least policy of a write role that is to write these settings, taking them away included: undo may have to. It is
 * one for every bucket: replace the `*` in the bucket ARN to narrow it. Each session is narrowed to one bucket anyway.
 */
export function writePolicy(settings: readonly SettingName[]): PolicyDocument {
  const actions = new Set(settings.flatMap(actionsOf));
  const sorted = [...actions].toSorted((a, b) => (a < b ? -1 : 1));
  const statements = [
    { Sid: 'WriteBuckets', Resource: 'arn:aws:s3:::*', Action: sorted.filter((action) => !onAccount.has(action)) },
    { Sid: 'WriteAccount', Resource: '*', Action: sorted.filter((action) => onAccount.has(action)) },
  ];
  return {
    Version: '2012-10-17',
    Statement: statements
      .filter(({ Action }) => Action.length > 0)
      .map(({ Sid, Action, Resource }) => ({ Sid, Effect: 'Allow', Action, Resource })),
  };
}

/** Without a resource (Service Authorization Reference, Amazon S3). */
const onAccount: ReadonlySet<string> = new Set(['s3:PutAccountPublicAccessBlock']);

function actionsOf(name: SettingName): readonly string[] {
  const { put, remove } = settingOf(name).writes;
  return [...put, ...remove].map(({ action }) => action);
}

/**
 * A trust policy of a write role: Cooper may take it on only for a named change that a named person asked for, and those
 * names stay in every CloudTrail record. Each action is decided by itself and knows only its own keys, hence three
 * statements (IAM user guide, «Pass session tags in AWS STS» and «Monitor and control actions taken with assumed roles»).
 */
export function writeTrustPolicy(cooper: string, externalId: string): PolicyDocument {
  const from = { Effect: 'Allow', Principal: { AWS: cooper } } as const;
  const [assume, identify, tag] = assumeActions;
  const named = { 'aws:RequestTag/change': '?*', 'aws:RequestTag/requester': '?*' };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyForAChange',
        ...from,
        Action: assume,
        Condition: {
          StringEquals: { 'sts:ExternalId': externalId },
          StringLike: { 'sts:RoleSessionName': 'cooper-*', 'sts:SourceIdentity': '?*', ...named },
        },
      },
      { Sid: 'OfAPerson', ...from, Action: identify, Condition: { StringLike: { 'sts:SourceIdentity': '?*' } } },
      {
        Sid: 'WithItsNames',
        ...from,
        Action: tag,
        Condition: { StringLike: named, 'ForAllValues:StringEquals': { 'aws:TagKeys': [...sessionTags] } },
      },
    ],
  };
}
