import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AwsError } from '../../service.ts';

/** An XML element's content: text, or children by name, several of one name as a list. `@name` is an attribute. */
export type Tree = string | Branch;
export interface Branch {
  readonly [name: string]: Tree | readonly Tree[];
}

/** What can be written: lists repeat their element; null and undefined leave it out. */
export type Content = string | number | boolean | Date | null | undefined | Raw | readonly Content[] | Contents;
export interface Contents {
  readonly [name: string]: Content;
}

/** Ready XML, put in as it stands. */
interface Raw {
  readonly [rawXml]: string;
}
const rawXml: unique symbol = Symbol('raw XML');
export const raw = (xml: string): Raw => ({ [rawXml]: xml });

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A whole document in S3's namespace. */
export function xmlDocument(root: string, content: Content): string {
  return declaration + element(root, content, ` xmlns="${namespace}"`);
}

/** S3's error documents have no namespace. */
export function errorDocument(content: Contents): string {
  return declaration + element('Error', content, '');
}

function element(name: string, content: Content, attributes: string): string {
  if (content === null || content === undefined) return '';
  if (Array.isArray(content)) return content.map((one: Content) => element(name, one, attributes)).join('');
  const { inner, own } = isContents(content) ? branches(content) : { inner: leaf(content as Leaf), own: '' };
  return inner === '' ? `<${name}${attributes}${own}/>` : `<${name}${attributes}${own}>${inner}</${name}>`;
}

type Leaf = string | number | boolean | Date | Raw;

function isContents(content: Content): content is Contents {
  return typeof content === 'object' && content !== null && !(content instanceof Date) && !(rawXml in content);
}

function branches(contents: Contents): { readonly inner: string; readonly own: string } {
  let inner = '';
  let own = '';
  for (const [name, content] of Object.entries(contents)) {
    if (name.startsWith('@')) own += ` ${name.slice(1)}="${leaf(content as Leaf)}"`;
    else if (name === '#text') inner += leaf(content as Leaf);
    else inner += element(name, content, '');
  }
  return { inner, own };
}

function leaf(content: Leaf): string {
  if (content instanceof Date) return content.toISOString();
  if (typeof content === 'object') return content[rawXml];
  return escaped(String(content));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters as character references, as S3 writes them; without them a parser would change line ends. */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replaceAll(/[&<>"\u0000-\u001f]/g, (one) => entities[one] ?? `&#x${one.charCodeAt(0).toString(16)};`);
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  htmlEntities: true,
});

/** The content of a document with this root. Throws `MalformedXML`. */
export function parseXml(text: string, root: string): Branch {
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) throw malformedXml();
  const parsed = parser.parse(text) as Record<string, unknown>;
  if (!(root in parsed)) throw malformedXml();
  const content = tidy(parsed[root]);
  return typeof content === 'string' || Array.isArray(content) ? {} : (content as Branch);
}

/** Without the namespace and the white space between elements. */
function tidy(value: unknown): Tree | readonly Tree[] {
  if (Array.isArray(value)) return value.map((one) => tidy(one) as Tree);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([name]) => !name.startsWith('@xmlns') || name === '@xmlns:xsi');
  const hasChildren = entries.some(([name]) => name !== '#text' && !name.startsWith('@'));
  const kept = entries.filter(([name]) => name !== '#text' || !hasChildren);
  const [only] = kept;
  if (kept.length === 1 && only?.[0] === '#text') return String(only[1]);
  return Object.fromEntries(kept.map(([name, one]) => [name, tidy(one)]));
}

export const malformedXml = (): AwsError =>
  new AwsError(
    'MalformedXML',
    400,
    'The XML you provided was not well-formed or did not validate against our published schema',
  );

/** All children of a name, along a path of names. */
export function all(tree: Tree | readonly Tree[] | undefined, ...names: readonly string[]): readonly Tree[] {
  const here: readonly Tree[] = tree === undefined ? [] : Array.isArray(tree) ? tree : [tree as Tree];
  const [name, ...rest] = names;
  if (name === undefined) return here;
  return here.flatMap((one) => (typeof one === 'string' ? [] : all(one[name], ...rest)));
}

/** The first one's text; null when there is none. */
export function textOf(tree: Tree | readonly Tree[] | undefined, ...names: readonly string[]): string | null {
  const [first] = all(tree, ...names);
  if (first === undefined) return null;
  return typeof first === 'string' ? first : null;
}
