import { extendedId } from '../../extended-id.ts';
import type { Answer, AwsError, Call, Operation, Service } from '../../service.ts';
import type { State } from '../../state.ts';
import { type Address, addressOf } from './address.ts';
import { admitTo } from './admit.ts';
import type { Api, Ask } from './api.ts';
import { accessDenied, methodNotAllowed, noSuchBucket, notImplemented } from './errors.ts';
import { routes } from './routes.ts';
import { errorDocument } from './xml.ts';

/** Amazon S3: buckets, their settings, and objects. */
export const s3: Service = {
  name: 's3',
  operation(call, state) {
    const address = addressOf(call);
    const api = apiFor(call, address);
    const ask: Ask = {
      state,
      call,
      query: call.url.searchParams,
      bucketName: address.bucket ?? '',
      key: address.key ?? '',
      staleMs: 0,
    };
    return {
      name: api.name,
      action: typeof api.action === 'string' ? api.action : api.action(ask),
      resource: resourceOf(address),
      parameters: parametersOf(call, address),
      ...regionHeader(state, address),
      admit(now) {
        if (api.on !== 'account') admitTo(now, call, address);
      },
      run: (now, staleMs = 0) => run(api, { ...ask, state: now, staleMs }),
    };
  },
  error,
};

function run(api: Api, ask: Ask): Answer {
  if (api.on === 'account') return api.run(ask);
  const bucket = ask.state.s3.buckets.get(ask.bucketName);
  if (bucket === undefined) throw noSuchBucket(ask.bucketName);
  const { account } = ask.call.principal;
  if (account === null && api.signedOnly === true) throw accessDenied();
  if (account !== bucket.account && api.ownersOnly === true)
    throw account === null ? accessDenied() : methodNotAllowed();
  return api.run({ ...ask, bucket });
}

function apiFor(call: Call, address: Address): Api {
  const on: Api['on'] = address.bucket === null ? 'account' : address.key === null ? 'bucket' : 'object';
  const { searchParams } = call.url;
  const found = routes.find(
    (route) =>
      route.method === call.method &&
      route.on === on &&
      (route.query ?? []).every((name) => searchParams.has(name)) &&
      (route.header === undefined || call.headers[route.header] !== undefined),
  );
  const unknown = [...searchParams].find(([name, value]) => value === '' && !knows(found?.query, name));
  if (found === undefined || unknown !== undefined) throw notImplemented(nameOf(call, unknown?.[0]));
  return found.api;
}

/** A query parameter without a value names a sub-resource, unless it may well be empty. */
function knows(query: readonly string[] | undefined, name: string): boolean {
  return (
    query?.includes(name) === true ||
    /^(?:prefix|delimiter|marker|.*-marker|start-after|continuation-token|encoding-type|versionId|X-Amz-.*)$/i.test(
      name,
    )
  );
}

function nameOf({ method, url }: Call, unknown: string | undefined): string {
  const named = url.searchParams.get('x-id');
  return named ?? `${method} ${unknown === undefined ? url.pathname : `?${unknown}`}`;
}

function resourceOf({ bucket, key }: Address): string {
  if (bucket === null) return '*';
  return `arn:aws:s3:::${bucket}${key === null ? '' : `/${key}`}`;
}

const secret = /^(?:X-Amz-.*|x-id)$/i;

function parametersOf({ url }: Call, { bucket, key }: Address): Record<string, string> {
  const query = [...url.searchParams].filter(([name]) => !secret.test(name));
  return {
    ...(bucket === null ? {} : { Bucket: bucket }),
    ...(key === null ? {} : { Key: key }),
    ...Object.fromEntries(query),
  };
}

/** S3 says where a bucket is to whoever asks. */
function regionHeader(state: State, { bucket }: Address): Pick<Operation, 'headers'> {
  const found = state.s3.buckets.get(bucket ?? '');
  return found === undefined ? {} : { headers: { 'x-amz-bucket-region': found.region } };
}

/** Answers to HEAD have no body, so no code and no message either. */
function error({ method, path, requestId }: Call, { code, message, status, details, headers }: AwsError): Answer {
  if (method === 'HEAD' || status === 304) return { status, headers };
  const body = errorDocument({
    Code: code,
    Message: message,
    ...details,
    Resource: path,
    RequestId: requestId,
    HostId: extendedId(requestId),
  });
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body };
}
