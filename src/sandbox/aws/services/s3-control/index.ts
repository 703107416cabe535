import { extendedId } from '../../extended-id.ts';
import { recall, remember } from '../../history.ts';
import { AwsError, type Call, type Service } from '../../service.ts';
import type { State } from '../../state.ts';
import { fourFlags } from '../s3/settings/facts.ts';
import { parseXml, xmlDocument } from '../s3/xml.ts';
import { accessPointApis } from './access-points.ts';
import { answer, type Api } from './api.ts';
import { controlErrorDocument } from './error-document.ts';

/** S3 Control: what belongs to an account rather than to a bucket. */
export const s3Control: Service = {
  name: 's3-control',
  operation(call) {
    const api = apis.find(({ method, path }) => method === call.method && path.test(call.path));
    if (api === undefined)
      throw new AwsError(
        'NotImplemented',
        501,
        `The local AWS has no operation ${call.method} ${call.path} in S3 Control.`,
      );
    const account = accountOf(call);
    const name = decodeURIComponent(api.path.exec(call.path)?.[1] ?? '');
    return {
      name: api.name,
      action: api.action,
      resource: resourceOf(call, account, name),
      parameters: { AccountId: account, ...(name === '' ? {} : { Name: name }) },
      admit() {
        if (call.principal.account !== account) throw new AwsError('AccessDenied', 403, 'Access Denied');
      },
      run: (now, staleMs = 0) => api.run({ state: now, call, account, staleMs, name }),
    };
  },
  error(call, { code, message, status, details, headers }) {
    const { requestId } = call;
    const body = controlErrorDocument({ Code: code, Message: message, ...details }, requestId, extendedId(requestId));
    return { status, headers: { 'content-type': 'application/xml', ...headers }, body };
  },
};

/** From the header, else from the host: the SDK sends both. */
function accountOf({ headers }: Call): string {
  const account = headers['x-amz-account-id'] ?? /^(\d{12})\./.exec(headers['host'] ?? '')?.[1] ?? '';
  if (!/^\d{12}$/.test(account)) throw new AwsError('InvalidRequest', 400, 'Invalid account id');
  return account;
}

function resourceOf({ region }: Call, account: string, name: string): string {
  return name === '' ? '*' : `arn:aws:s3:${region}:${account}:accesspoint/${name}`;
}

const blockPath = /^\/v20180820\/configuration\/publicAccessBlock$/;
const root = 'PublicAccessBlockConfiguration';

const apis: readonly Api[] = [
  {
    method: 'GET',
    path: blockPath,
    name: 'GetPublicAccessBlock',
    action: 's3:GetAccountPublicAccessBlock',
    run({ state, account, staleMs }) {
      const document = recall(state.s3Control.publicAccessBlocks.get(account), staleMs, Date.now()) ?? null;
      if (document === null)
        throw new AwsError(
          'NoSuchPublicAccessBlockConfiguration',
          404,
          'The public access block configuration was not found',
          {
            details: { AccountId: account },
          },
        );
      return answer(document);
    },
  },
  {
    method: 'PUT',
    path: blockPath,
    name: 'PutPublicAccessBlock',
    action: 's3:PutAccountPublicAccessBlock',
    run({ state, account, call }) {
      keep(state, account, xmlDocument(root, fourFlags(parseXml(call.body.toString(), root))));
      return { status: 200 };
    },
  },
  {
    method: 'DELETE',
    path: blockPath,
    name: 'DeletePublicAccessBlock',
    action: 's3:PutAccountPublicAccessBlock',
    run({ state, account }) {
      keep(state, account, null);
      return { status: 204 };
    },
  },
  ...accessPointApis,
];

function keep({ s3Control: { publicAccessBlocks } }: State, account: string, document: string | null): void {
  publicAccessBlocks.set(account, remember(publicAccessBlocks.get(account), document, Date.now()));
}
