import { words } from '../../../core/words.ts';
import { actionName, assumed, known, unknown } from './answers.ts';
import { s3Key } from './s3-key.ts';
import type { Answer, ContextAbout, ContextRequest, ContextRow } from './types.ts';

/** What a request says about the tags that the object will have: in a header of PutObject, in the body of PutObjectTagging. */
const tags =
  (value: (sent: URLSearchParams, name: string) => readonly string[]) =>
  (request: ContextRequest, { headers }: ContextAbout, name: string): Answer => {
    const action = actionName(request);
    if (/^putobject(?:version)?tagging$/.test(action)) return unknown(words`the body of the request says it`);
    if (action !== 'putobject') return known(null, words`requests for this action bring no tags for an object`);
    const sent = headers['x-amz-tagging'];
    if (sent === undefined) return assumed(null, words`the request is taken to bring no tags`);
    const values = value(new URLSearchParams(sent), name);
    return known(values.length === 0 ? null : values, words`the request brings its tags in a header`);
  };

const named = (sent: URLSearchParams, name: string): readonly string[] =>
  [...sent].filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html */
export const requestTagKeys: readonly ContextRow[] = [
  s3Key('s3:RequestObjectTag/', 'when they bring that tag for an object', tags(named)),
  s3Key(
    's3:RequestObjectTagKeys',
    'when they bring tags for an object',
    tags((sent) => [...sent.keys()]),
  ),
];
