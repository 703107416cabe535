import type { PolicyDocument } from '../../core/settings.ts';
import type { TableSection } from '../../core/report.ts';
import { arrayOf, type Statement, statementsOf } from '../../policy/statements.ts';

/** What each statement of the bucket policy says, one a row, in the policy's order. */
export function policyTable(policy: PolicyDocument): TableSection {
  return {
    is: 'table',
    title: 'What the bucket policy says',
    folded: true,
    columns: [
      { name: '#', align: 'right' },
      { name: 'Sid', align: 'left' },
      { name: 'Effect', align: 'left' },
      { name: 'Who', align: 'left' },
      { name: 'What', align: 'left' },
      { name: 'Where', align: 'left' },
      { name: 'Only if', align: 'left' },
    ],
    rows: statementsOf(policy).map((one) => [
      one.position,
      one.sid ?? '–',
      one.effect,
      who(one),
      what(one),
      where(one),
      onlyIf(one),
    ]),
  };
}

function who({ principals, statement }: Statement): string {
  if (principals === null) return `everybody but ${JSON.stringify(statement.NotPrincipal)}`;
  return principals.includes('*') ? 'everybody' : principals.map((one) => one.replace(/^AWS:/, '')).join(', ');
}

function what({ actions, statement }: Statement): string {
  return actions === null ? `everything but ${arrayOf(statement.NotAction ?? []).join(', ')}` : actions.join(', ');
}

/** Without the `arn:aws:s3:::` that all of them begin with. */
function where({ statement }: Statement): string {
  const names = arrayOf(statement.Resource ?? statement.NotResource ?? []).map((one) =>
    one.replace(/^arn:[^:]*:s3:::/, ''),
  );
  return `${statement.Resource === undefined ? 'everywhere but ' : ''}${names.join(', ')}`;
}

/** `aws:SecureTransport Bool false`: operators and keys all have to hold, any one value of a key is enough. */
function onlyIf({ statement }: Statement): string {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${key} ${operator} ${arrayOf(values).join(' or ')}`),
  );
  return conditions.length === 0 ? 'always' : conditions.join(' and ');
}
