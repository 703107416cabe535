import type { Patch } from '../../../core/cause.ts';
import type { PolicyDocument, PolicyStatement } from '../../../core/settings.ts';
import { arrayOf } from '../../../policy/statements.ts';

/** The document as it is once the patch is in. `null`: there was none, and the patch makes it. */
export function applied(
  document: PolicyDocument | null,
  { statement, after }: Pick<Patch, 'statement' | 'after'>,
): PolicyDocument {
  return withStatements(document, statement, after === null ? [] : arrayOf(after as PolicyStatement));
}

/** The document with one statement replaced; or, where `statement` is null, with more at its end. */
export function withStatements(
  document: PolicyDocument | null,
  statement: number | null,
  after: readonly PolicyStatement[],
): PolicyDocument {
  if (document === null) return { Version: '2012-10-17', Statement: after };
  const all = arrayOf(document.Statement);
  const at = statement === null ? all.length : statement - 1;
  const changed = [...all.slice(0, at), ...after, ...all.slice(statement === null ? at : at + 1)];
  const [only] = changed;
  const single = !Array.isArray(document.Statement) && changed.length === 1 && only;
  return { ...document, Statement: single || changed };
}
