import { arrayOf, statementsOf } from '../../../policy/statements.ts';
import type { Leg } from '../legs/leg.ts';

/**
 * Names that people write into policies for operations that need another action, in small letters.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
const wrongNames: Readonly<Record<string, readonly string[]>> = {
  's3:getobject': ['s3:headobject', 's3:selectobjectcontent', 's3:downloadobject', 's3:readobject'],
  's3:listbucket': ['s3:listobjects', 's3:listobjectsv2', 's3:headbucket', 's3:listobjects*', 's3:listobject'],
  's3:listbucketversions': ['s3:listobjectversions'],
  's3:listallmybuckets': ['s3:listbuckets'],
  's3:putobject': [
    's3:copyobject',
    's3:createmultipartupload',
    's3:uploadpart',
    's3:completemultipartupload',
    's3:postobject',
    's3:writeobject',
  ],
  's3:deleteobject': ['s3:deleteobjects', 's3:deletemultipleobjects'],
  's3:listmultipartuploadparts': ['s3:listparts'],
  's3:listbucketmultipartuploads': ['s3:listmultipartuploads'],
  's3:getencryptionconfiguration': ['s3:getbucketencryption'],
  's3:putencryptionconfiguration': ['s3:putbucketencryption'],
  's3:getlifecycleconfiguration': ['s3:getbucketlifecycle', 's3:getbucketlifecycleconfiguration'],
  's3:putlifecycleconfiguration': ['s3:putbucketlifecycle', 's3:putbucketlifecycleconfiguration'],
  's3:getreplicationconfiguration': ['s3:getbucketreplication'],
  's3:putreplicationconfiguration': ['s3:putbucketreplication'],
  's3:getbucketpublicaccessblock': ['s3:getpublicaccessblock'],
  's3:putbucketpublicaccessblock': ['s3:putpublicaccessblock'],
};

/** The wrong name that a policy of the principal allows where this action was meant; null when none does. */
export function misnamed({ documents, need }: Pick<Leg, 'documents' | 'need'>): string | null {
  const wrong = wrongNames[need.action.toLowerCase()] ?? [];
  const allowed = documents
    .filter(({ layer }) => layer === 'identity')
    .flatMap(({ document }) => statementsOf(document))
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ statement }) => arrayOf(statement.Action ?? []));
  return allowed.find((action) => wrong.includes(action.toLowerCase())) ?? null;
}
