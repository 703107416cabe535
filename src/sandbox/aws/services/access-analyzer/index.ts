import { type Answer, AwsError, type Call, type Service } from '../../service.ts';

const type = { 'content-type': 'application/json' };

/** IAM Access Analyzer, as far as it checks a single policy. It speaks REST JSON: the path names the operation. */
export const accessAnalyzer: Service = {
  name: 'access-analyzer',

  operation(call, state) {
    if (call.method !== 'POST' || call.path !== '/policy/check-no-public-access')
      throw notImplemented(`The local AWS has no operation ${call.method} ${call.path} in Access Analyzer.`);
    if (call.principal.account === null) throw new AwsError('AccessDeniedException', 403, 'Access Denied');
    const { policyDocument, resourceType } = inputOf(call);
    return {
      name: 'CheckNoPublicAccess',
      action: 'access-analyzer:CheckNoPublicAccess',
      resource: '*',
      parameters: { resourceType },
      readOnly: true,
      run() {
        const opinion = state.accessAnalyzer.opinions.get(policyDocument);
        if (opinion === undefined) throw notImplemented('CheckNoPublicAccess: the local AWS evaluates no policies.');
        return answer(200, opinion);
      },
    };
  },

  error(_call, { code, status, message, headers }) {
    const name = code === 'AccessDenied' ? 'AccessDeniedException' : code;
    const { body = '', status: same } = answer(status, { message });
    return { status: same, headers: { ...type, 'x-amzn-errortype': name, ...headers }, body };
  },
};

const answer = (status: number, body: object): Answer => ({ status, headers: type, body: JSON.stringify(body) });

const notImplemented = (message: string): AwsError => new AwsError('NotImplemented', 501, message);

function inputOf({ body }: Call): { readonly policyDocument: string; readonly resourceType: string } {
  const input = parsed(body.toString('utf8'));
  const { policyDocument, resourceType } = input as { policyDocument?: unknown; resourceType?: unknown };
  if (typeof policyDocument !== 'string' || typeof resourceType !== 'string')
    throw new AwsError('ValidationException', 400, 'policyDocument and resourceType are required.');
  return { policyDocument, resourceType };
}

function parsed(text: string): object {
  try {
    const input: unknown = JSON.parse(text);
    return typeof input === 'object' && input !== null ? input : {};
  } catch {
    throw new AwsError('ValidationException', 400, 'The request body is not valid JSON.');
  }
}
