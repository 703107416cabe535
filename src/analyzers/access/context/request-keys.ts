import { code, words } from '../../../core/words.ts';
import { actionName, assumed, globalKey, isKms, known, unknown } from './answers.ts';
import type { ContextRow } from './types.ts';

const directly = words`the principal is taken to ask directly`;

/** Nobody else's authority is passed on by a service that asks by itself, nor by nobody. */
const calledVia: ContextRow['of'] = (request) => {
  const { type } = request.principal;
  if (type === 'anonymous' || type === 'service') return known(null, words`nobody's credentials are passed on`);
  return isKms(request)
    ? unknown(words`AWS does not say whether S3 adds itself when it asks KMS`)
    : assumed(null, directly);
};

const serviceSource: ContextRow['of'] = ({ principal: { type } }) =>
  type === 'service'
    ? unknown(words`it depends on the resource for which the service asks`)
    : known(null, words`only AWS services that ask by themselves have it`);

/** Actions that may bring tags for a bucket. */
const tagging = /^(?:createbucket|putbuckettagging|tagresource|untagresource)$/;

const requestTags: ContextRow['of'] = (request) =>
  tagging.test(actionName(request))
    ? unknown(words`which tags the request brings is not known`)
    : known(null, words`the request brings no tags for a bucket`);

const requestHeader =
  (name: string, otherwise: ReturnType<ContextRow['of']>): ContextRow['of'] =>
  (_request, { headers }) =>
    headers[name] === undefined ? otherwise : known(headers[name], words`the request sends it`);

const region: ContextRow['of'] = (request, about) => {
  const found = isKms(request) ? (request.resourceArn.split(':')[3] ?? '') : (about.region ?? '');
  if (actionName(request) === 'listallmybuckets') return assumed('us-east-1', words`a list of all buckets is global`);
  return found === ''
    ? unknown(words`the bucket's region could not be read`)
    : known(found, words`S3 answers for a bucket only in its region`);
};

const fromService = 'when an AWS service asks by itself, for a resource';
const forwarded = 'when a service asks with the credentials of the principal';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-request-properties */
export const requestKeys: readonly ContextRow[] = [
  globalKey('aws:CurrentTime', 'always', (_request, { now }) => known(now, words`it is now`)),
  globalKey('aws:EpochTime', 'always', (_request, { now }) => {
    const seconds = Math.floor(Date.parse(now) / 1000);
    return Number.isNaN(seconds) ? unknown(words`the time is not known`) : known(String(seconds), words`it is now`);
  }),
  globalKey('aws:RequestedRegion', 'always', region),
  globalKey('aws:ViaAWSService', 'always', (request) => {
    if (isKms(request)) return known('true', words`S3 asks KMS for the caller`);
    return request.principal.type === 'anonymous'
      ? known('false', words`nobody's credentials are passed on`)
      : assumed('false', directly);
  }),
  globalKey('aws:CalledVia', forwarded, calledVia),
  globalKey('aws:CalledViaFirst', forwarded, calledVia),
  globalKey('aws:CalledViaLast', forwarded, calledVia),
  globalKey('aws:CalledViaAWSMCP', 'when an AWS MCP service asks for the principal', () => assumed(null, directly)),
  globalKey('aws:ViaAWSMCPService', 'when an AWS MCP service asks for the principal', () => assumed(null, directly)),
  globalKey('aws:IsMcpServiceAction', 'when an AWS MCP service is asked', () => assumed(null, directly)),
  globalKey('aws:SourceAccount', fromService, serviceSource),
  globalKey('aws:SourceArn', fromService, serviceSource),
  globalKey('aws:SourceOrgID', fromService, serviceSource),
  globalKey('aws:SourceOrgPaths', fromService, serviceSource),
  globalKey('aws:RequestTag/', 'when they bring tags', requestTags),
  globalKey('aws:TagKeys', 'when they bring tags', requestTags),
  globalKey(
    'aws:referer',
    'when a browser follows a link',
    requestHeader('referer', assumed(null, words`programs send none`)),
  ),
  globalKey(
    'aws:UserAgent',
    'always',
    requestHeader('user-agent', unknown(words`which program asks is not known: ${code('User-Agent')}`)),
  ),
];
