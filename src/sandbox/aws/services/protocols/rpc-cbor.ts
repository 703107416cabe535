import { decodeCbor, encodeCbor } from './cbor.ts';
import { bodyOf, type Protocol } from './protocol.ts';

const headers = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

/** Smithy RPC v2 CBOR: the path names the operation (`/service/…/operation/GetMetricData`). */
export const cborProtocol: Protocol = {
  read(call) {
    const body = bodyOf(call);
    return { name: call.path.split('/').at(-1) ?? '', input: body.length === 0 ? {} : decodeCbor(body) };
  },
  answer: (_call, _name, output) => ({ status: 200, headers, body: encodeCbor(output) }),
  error(_call, { code, status, message, headers: more }) {
    const query = { 'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}` };
    return { status, headers: { ...headers, ...query, ...more }, body: encodeCbor({ __type: code, message }) };
  },
};
