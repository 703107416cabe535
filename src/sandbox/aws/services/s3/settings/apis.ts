import { AwsError } from '../../../service.ts';
import { recall, remember } from '../../../history.ts';
import { type BucketAsk, type BucketApi, empty, type Route, xmlAnswer } from '../api.ts';
import { invalidArgument } from '../errors.ts';
import type { Bucket } from '../state.ts';
import { parseXml, raw, textOf, xmlDocument } from '../xml.ts';
import { documentOf, setDocument } from './documents.ts';
import { type CallName, isError, type NamedRow, type SettingRow } from './setting.ts';
import { namedSettings, settings } from './table.ts';

/** Get, Put and Delete of every setting in the table. */
export const settingRoutes: readonly Route[] = [...settings.flatMap(routesOf), ...namedSettings.flatMap(namedRoutesOf)];

function routesOf(row: SettingRow): readonly Route[] {
  const put =
    row.put === undefined ? [] : [route(row.putMethod ?? 'PUT', row.query, row.put, (ask) => write(row, ask))];
  const remove = row.delete === undefined ? [] : [route('DELETE', row.query, row.delete, (ask) => takeAway(row, ask))];
  return [route('GET', row.query, row.get, (ask) => read(row, ask)), ...put, ...remove];
}

function route(
  method: string,
  query: string,
  [name, action]: CallName,
  run: BucketApi['run'],
  more: readonly string[] = [],
): Route {
  const api: BucketApi = { name, action, on: 'bucket', signedOnly: method !== 'GET', run };
  return { method, on: 'bucket', query: [query, ...more], api };
}

function read(row: SettingRow, { bucket, staleMs }: BucketAsk) {
  const document = documentOf(bucket, row.query, staleMs);
  if (document !== null) return shown(row, document, bucket);
  if (isError(row.absent))
    throw new AwsError(row.absent.code, 404, row.absent.message, { details: { BucketName: bucket.name } });
  return xmlAnswer(xmlDocument(row.root, row.absent));
}

function shown(row: SettingRow, document: string, bucket: Bucket) {
  if (row.show === undefined) return xmlAnswer(document);
  const { root, content, headers } = row.show(parseXml(document, row.root), bucket);
  return xmlAnswer(xmlDocument(root, content), headers);
}

function write(row: SettingRow, ask: BucketAsk) {
  const document = parseXml(ask.call.body.toString(), row.root);
  setDocument(ask.bucket, row.query, xmlDocument(row.root, row.check?.(document, ask) ?? document));
  return empty();
}

function takeAway({ query }: SettingRow, { bucket }: BucketAsk) {
  setDocument(bucket, query, null);
  return empty(204);
}

function namedRoutesOf(row: NamedRow): readonly Route[] {
  const id = ['id'];
  return [
    route('GET', row.query, row.get, (ask) => readOne(row, ask), id),
    route('GET', row.query, [row.list.name, row.get[1]], (ask) => listAll(row, ask)),
    route('PUT', row.query, row.put, (ask) => writeOne(row, ask), id),
    route('DELETE', row.query, row.delete, (ask) => takeOneAway(row, ask), id),
  ];
}

const held = ({ bucket, staleMs }: BucketAsk, { query }: NamedRow): ReadonlyMap<string, string> =>
  recall(bucket.lists.get(query), staleMs, Date.now()) ?? new Map();

const noSuchConfiguration = (): AwsError =>
  new AwsError('NoSuchConfiguration', 404, 'The specified configuration does not exist.');

function readOne(row: NamedRow, ask: BucketAsk) {
  const document = held(ask, row).get(ask.query.get('id') ?? '');
  if (document === undefined) throw noSuchConfiguration();
  return xmlAnswer(document);
}

/** A hundred a page; the token is the id of the last one. */
function listAll(row: NamedRow, ask: BucketAsk) {
  const after = ask.query.get('continuation-token');
  const ids = [...held(ask, row).keys()].sort((a, b) => (a < b ? -1 : 1)).filter((id) => after === null || id > after);
  const page = ids.slice(0, 100);
  const documents = page.map((id) => (held(ask, row).get(id) ?? '').replace(/^<\?xml[^>]*\?>\s*/, ''));
  const cut = ids.length > page.length;
  return xmlAnswer(
    xmlDocument(row.list.root, {
      ContinuationToken: after,
      '#text': raw(documents.join('')),
      IsTruncated: cut,
      NextContinuationToken: cut ? page.at(-1) : null,
    }),
  );
}

/** At most a thousand of a kind. */
function writeOne(row: NamedRow, ask: BucketAsk) {
  const document = parseXml(ask.call.body.toString(), row.root);
  const id = ask.query.get('id') ?? '';
  if (textOf(document, 'Id') !== id)
    throw invalidArgument('The Id in the request and in the configuration differ', 'Id', id);
  const before = held({ ...ask, staleMs: 0 }, row);
  if (!before.has(id) && before.size >= 1000)
    throw new AwsError(
      'TooManyConfigurations',
      400,
      'You are attempting to create a new configuration but have already reached the 1,000-configuration limit.',
    );
  keep(ask.bucket, row, new Map([...before, [id, xmlDocument(row.root, document)]]));
  return empty();
}

function takeOneAway(row: NamedRow, ask: BucketAsk) {
  const id = ask.query.get('id') ?? '';
  const before = held({ ...ask, staleMs: 0 }, row);
  if (!before.has(id)) throw noSuchConfiguration();
  keep(ask.bucket, row, new Map([...before].filter(([one]) => one !== id)));
  return empty(204);
}

function keep(bucket: Bucket, { query }: NamedRow, configurations: ReadonlyMap<string, string>): void {
  bucket.lists.set(query, remember(bucket.lists.get(query), configurations, Date.now()));
}
