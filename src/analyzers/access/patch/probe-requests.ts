import type { PolicyStatement } from '../../../core/settings.ts';
import { segmentsOf } from '../../../policy/arn.ts';
import type { Resource } from '../../../policy/policy.ts';
import { misnamed } from '../causes/misnamed.ts';
import type { Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import { listedIn } from './elements.ts';
import { resourceFor, type Whole, wholeOf } from './exact-arn.ts';
import { sampled } from './sampled.ts';

/** One action on one resource. */
export interface Doing {
  /** In lower case. */
  readonly action: string;
  readonly resource: Resource;
}

const objectActions = `getobject putobject deleteobject getobjectversion deleteobjectversion getobjectacl putobjectacl
  getobjecttagging putobjecttagging getobjectattributes restoreobject abortmultipartupload listmultipartuploadparts
  bypassgovernanceretention`.split(/\s+/);
const bucketActions = `listbucket listbucketversions listbucketmultipartuploads getbucketlocation getbucketpolicy
  putbucketpolicy deletebucketpolicy deletebucket putbucketacl getencryptionconfiguration`.split(/\s+/);
const keyActions =
  `decrypt encrypt generatedatakey generatedatakeywithoutplaintext reencryptfrom describekey creategrant
  putkeypolicy schedulekeydeletion`.split(/\s+/);

/** Of other services, and of other resources than buckets: what a rewritten NotAction would catch first. */
const elsewhere = [
  ['ec2:describeinstances', 'arn:aws:ec2:us-east-1:111122223333:instance/i-1'],
  ['iam:passrole', 'arn:aws:iam::111122223333:role/somebody'],
  ['sts:assumerole', 'arn:aws:iam::111122223333:role/somebody'],
  ['s3express:createsession', 'arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3'],
  ['s3:getobject', 'arn:aws:s3:us-east-1:111122223333:accesspoint/another/object/key'],
  ['kms:decrypt', 'arn:aws:kms:us-east-1:111122223333:key/another'],
  ['s3:getobject', 'arn:aws:s3:::another-bucket/key'],
  ['s3:listbucket', 'arn:aws:s3:::another-bucket'],
] as const;

/** What else could be done, around the request and around the statements: only what the document can be about. */
export function doingsAround(leg: Leg, layer: PolicyLayer, statements: readonly PolicyStatement[]): readonly Doing[] {
  const whole = wholeOf(leg, layer);
  const { arn } = resourceFor(leg, layer);
  const arns = [arn, ...neighbours(arn), ...namedIn(statements, 'Resource').map(instance)];
  const noAction = misnamed(leg);
  const named = namedIn(statements, 'Action')
    .filter((text) => text !== noAction)
    .map((text) => instance(text.toLowerCase()));
  const actions = [...new Set([leg.asked.action, ...named])];
  const around = [...new Set(arns)].flatMap((one) => [
    ...usual(one).map((action) => [action, one] as const),
    ...actions.filter((action) => fits(action, one)).map((action) => [action, one] as const),
  ]);
  const away =
    whole === null ? elsewhere.filter(([action]) => layer !== 'vpc_endpoint' || action.startsWith('s3:')) : [];
  return [...around, ...away]
    .filter(([, one]) => whole === null || isWithin(one, whole))
    .map(([action, one]) => ({ action, resource: resourceOf(one) }));
}

/** Of each list this many: what a patch changes in a list is around the request, which is asked about in full. */
const mostNamed = 24;

const namedIn = (statements: readonly PolicyStatement[], element: 'Action' | 'Resource'): readonly string[] =>
  sampled([...new Set(statements.flatMap((one) => listedIn(one, element).texts))], mostNamed);

const resourceOf = (arn: string): Resource => ({ arn, segments: segmentsOf(arn), everything: false });

/** Keys that begin alike, end earlier or lie beside; the bucket itself; a bucket whose name begins alike. */
function neighbours(arn: string): readonly string[] {
  const cut = arn.indexOf('/', arn.includes(':accesspoint/') ? arn.indexOf('/object/') + 7 : 0);
  if (arn.includes(':kms:')) return [`${arn}2`];
  if (cut === -1 || (arn.includes(':accesspoint/') && !arn.includes('/object/')))
    return [`${arn}2`, `${arn}/${arn.includes(':accesspoint/') ? 'object/' : ''}key`];
  const container = arn.slice(0, cut).replace(/\/object$/, '');
  const folder = arn.slice(0, arn.lastIndexOf('/') + 1);
  return [
    container,
    `${arn}2`,
    `${arn}/`,
    `${arn}/child`,
    arn.slice(0, -1),
    arn.toUpperCase().replace(/^[^:]*:[^:]*:[^:]*:/, (head) => head.toLowerCase()),
    `${folder}another`,
    `${arn.slice(0, cut + 1)}another`,
    `${arn.slice(0, cut)}2${arn.slice(cut)}`,
    arn.replace(/[*?]/g, 'x'),
  ];
}

/** One thing that a pattern has. */
const instance = (text: string): string =>
  text
    .replace(/\$\{([*?$])\}/g, '$1')
    .replace(/\$\{[^}]*\}/g, 'x')
    .replace(/\*/g, 'probe')
    .replace(/\?/g, 'p');

const isObject = (arn: string): boolean =>
  /:accesspoint\//.test(arn) ? arn.includes('/object/') : /^arn:[^:]+:s3:::[^/]+\//.test(arn);

function usual(arn: string): readonly string[] {
  if (arn.includes(':kms:')) return keyActions.map((name) => `kms:${name}`);
  if (!/^arn:[^:]+:s3:/.test(arn)) return [];
  return (isObject(arn) ? objectActions : bucketActions).map((name) => `s3:${name}`);
}

/** Bucket actions are never about an object, nor object actions about a bucket, nor those of one service about another's. */
function fits(action: string, arn: string): boolean {
  const [service = '', name = ''] = action.split(':');
  if (arn.split(':')[2] !== service) return false;
  if (service !== 's3') return true;
  return isObject(arn) ? !bucketActions.includes(name) : !objectActions.includes(name);
}

function isWithin(arn: string, { arn: whole, objects }: Whole): boolean {
  return arn === whole || (objects !== null && arn.startsWith(objects));
}
