import type { JsonObject } from '../../src/core/json.ts';
import type { PlannedStep } from '../../src/core/remedy.ts';
import { sameStatement } from '../../src/core/same-setting.ts';
import type { Encryption, PolicyDocument, PolicyStatement, SettingName, Settings } from '../../src/core/settings.ts';
import { arrayOf } from '../../src/policy/statements.ts';

/** Whatever of a document is not what the remedy is about: of `value`, which is what was there `before` or what came of it. */
export function untouchedBy({ setting }: PlannedStep, params: JsonObject, value: unknown, before: unknown): unknown {
  return parts[setting]?.(value, before, params) ?? null;
}

type Part = (value: unknown, before: unknown, params: JsonObject) => unknown;

const parts: { readonly [Name in SettingName]?: Part } = {
  policy: (value, before, params) => ofPolicy(value as PolicyDocument | null, before as PolicyDocument | null, params),
  encryption: (value) =>
    (value as Encryption | null)?.Rules.map(({ BlockedEncryptionTypes: blocked }) => blocked) ?? [[]],
  lifecycle: (value) => ofLifecycle(value as Settings['lifecycle'] | null),
  versioning: (value) => (value as Settings['versioning']).MFADelete,
  logging: (value, before, params) =>
    goesTo(before as Settings['logging'], params) ? ofLogging(value as Settings['logging']) : null,
  acl: (value) => (value as Settings['acl']).owner,
};

/** The statements that were there, as written and in their order, but for what a patch is about. */
function ofPolicy(document: PolicyDocument | null, was: PolicyDocument | null, { before, after }: JsonObject) {
  const meant = [before ?? [], after ?? []].flatMap((one) => arrayOf(one)) as unknown as readonly PolicyStatement[];
  const there = statementsOf(was).map((one) => JSON.stringify(one));
  const rest = statementsOf(document).filter(
    (one) => there.includes(JSON.stringify(one)) && !meant.some((other) => sameStatement(one, other)),
  );
  return rest.length === 0 ? [] : [{ ...document, Statement: [] }, JSON.stringify(rest)];
}

const statementsOf = (document: PolicyDocument | null) => (document === null ? [] : arrayOf(document.Statement));

function ofLifecycle(configuration: Settings['lifecycle'] | null) {
  const { Rules: rules, ...head } = configuration ?? {
    Rules: [],
    TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
  };
  return [head, rules.filter(({ ID: id }) => id !== 'cooper-abort-incomplete-uploads')];
}

const goesTo = ({ LoggingEnabled: on }: Settings['logging'], { to }: JsonObject): boolean =>
  on !== null && on['TargetBucket'] === to;

/** What was set up for the same bucket stays, but for the prefix. */
const ofLogging = ({ LoggingEnabled: on }: Settings['logging']) => ({ ...on, TargetPrefix: '' });
