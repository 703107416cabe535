import type { Call } from '../../service.ts';
import { parseParams } from './params.ts';
import { bodyOf, type Protocol } from './protocol.ts';
import { xml } from './xml.ts';

const headers = { 'content-type': 'text/xml' };

/** AWS Query with XML answers: IAM, STS, and CloudWatch when the caller asks in it. */
export function queryProtocol(namespace: string): Protocol {
  return {
    read: readForm,
    answer: (call, name, output) => {
      const content = { [`${name}Result`]: output, ResponseMetadata: { RequestId: call.requestId } };
      return { status: 200, headers, body: xml(`${name}Response`, namespace, content, 'member') };
    },
    error: (call, { code, status, message, headers: more }) => {
      const Type = status < 500 ? 'Sender' : 'Receiver';
      const content = { Error: { Type, Code: code, Message: message }, RequestId: call.requestId };
      return { status, headers: { ...headers, ...more }, body: xml('ErrorResponse', namespace, content, 'member') };
    },
  };
}

/** EC2's own kind of Query: no result element, lists of `<item>`, errors in a list. */
export function ec2Protocol(namespace: string): Protocol {
  return {
    read: readForm,
    answer: (call, name, output) => {
      const content = { requestId: call.requestId, ...output };
      return { status: 200, headers, body: xml(`${name}Response`, namespace, content, 'item') };
    },
    error: (call, { code, status, message, headers: more }) => {
      // EC2 has its own word for a refusal (EC2 API reference, «Error codes»).
      const Code = code === 'AccessDenied' ? 'UnauthorizedOperation' : code;
      const content = { Errors: { Error: { Code, Message: message } }, RequestID: call.requestId };
      return { status, headers: { ...headers, ...more }, body: xml('Response', null, content, 'item') };
    },
  };
}

function readForm(call: Call): { name: string; input: unknown } {
  const form = call.method === 'GET' ? call.url.search : bodyOf(call).toString('utf8');
  const { Action, Version: _, ...input } = parseParams(form);
  return { name: typeof Action === 'string' ? Action : '', input };
}
