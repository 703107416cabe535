import { type BucketApi, empty, type Route, versioned, xmlAnswer } from '../api.ts';
import { checkTags } from '../settings/checks.ts';
import { all, parseXml, textOf, xmlDocument } from '../xml.ts';
import { find, replace, versionHeader } from './versions.ts';

const getObjectTagging: BucketApi = {
  name: 'GetObjectTagging',
  action: versioned('s3:GetObjectTagging'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    const document = xmlDocument('Tagging', {
      TagSet: { Tag: version.data.tags.map(({ Key, Value }) => ({ Key, Value })) },
    });
    return xmlAnswer(document, versionHeader(ask.bucket, version.versionId));
  },
};

const putObjectTagging: BucketApi = {
  name: 'PutObjectTagging',
  action: versioned('s3:PutObjectTagging'),
  on: 'object',
  run(ask) {
    const tags = all(parseXml(ask.call.body.toString(), 'Tagging'), 'TagSet', 'Tag');
    checkTags(tags, 10);
    const version = find(ask);
    const kept = tags.map((tag) => ({ Key: textOf(tag, 'Key') ?? '', Value: textOf(tag, 'Value') ?? '' }));
    replace(ask.bucket, version, { tags: kept });
    return empty(200, versionHeader(ask.bucket, version.versionId));
  },
};

const deleteObjectTagging: BucketApi = {
  name: 'DeleteObjectTagging',
  action: versioned('s3:DeleteObjectTagging'),
  on: 'object',
  run(ask) {
    const version = find(ask);
    replace(ask.bucket, version, { tags: [] });
    return empty(204, versionHeader(ask.bucket, version.versionId));
  },
};

export const objectTaggingRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', query: ['tagging'], api: getObjectTagging },
  { method: 'PUT', on: 'object', query: ['tagging'], api: putObjectTagging },
  { method: 'DELETE', on: 'object', query: ['tagging'], api: deleteObjectTagging },
];
