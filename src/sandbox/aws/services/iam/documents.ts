import { malformed } from './errors.ts';

type Use = 'identity' | 'trust';

/**
 * Refuses what IAM refuses when a document is put. Deliberately small: shape only, no actions, no condition keys. The
 * grammar: IAM user guide, «Grammar of the IAM JSON policy language».
 */
export function checkDocument(text: string, use: Use): void {
  const document = parsed(text);
  if (!isObject(document)) throw malformed('Syntax errors in policy.');
  const { Version, Statement } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
    throw malformed('Policy document must be version 2012-10-17 or greater.');
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.length === 0) throw malformed('Syntax errors in policy.');
  for (const statement of statements) checkStatement(statement, use);
}

/** Documents travel percent-encoded after RFC 3986 (IAM API reference, GetRolePolicy). */
export function encodedDocument(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function checkStatement(statement: unknown, use: Use): void {
  if (!isObject(statement)) throw malformed('Syntax errors in policy.');
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny') throw malformed('Syntax errors in policy.');
  if (!oneOf(statement, 'Action', 'NotAction')) throw malformed('Policy statement must contain actions.');
  if (use === 'trust') checkTrust(statement);
  else checkIdentity(statement);
}

function checkIdentity(statement: Readonly<Record<string, unknown>>): void {
  if ('Principal' in statement || 'NotPrincipal' in statement)
    throw malformed('Policy document should not specify a principal.');
  if (!oneOf(statement, 'Resource', 'NotResource')) throw malformed('Policy statement must contain resources.');
}

function checkTrust(statement: Readonly<Record<string, unknown>>): void {
  if (!oneOf(statement, 'Principal', 'NotPrincipal')) throw malformed('Missing required field Principal');
  if ('Resource' in statement || 'NotResource' in statement) throw malformed('Has prohibited field Resource');
}

const oneOf = (statement: object, one: string, other: string): boolean => one in statement !== other in statement;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
