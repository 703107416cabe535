import { AwsError, type Call, type Operation, type Service, type ServiceName } from '../../service.ts';
import type { State } from '../../state.ts';
import type { Api } from './api.ts';
import type { Protocol } from './protocol.ts';

interface Served {
  readonly name: ServiceName;
  /** A service may speak several protocols: which one this call speaks. */
  readonly protocol: (call: Call) => Protocol;
  readonly apis: readonly Api[];
  /** The error code for input that breaks the operation's shape. */
  readonly invalid: string;
  /** The error code for an operation that isn't there. */
  readonly unknown: string;
}

/** A service from its operations. */
export function serve({ name, protocol, apis, invalid, unknown }: Served): Service {
  const byName = new Map(apis.map((api) => [api.name, api]));
  return {
    name,
    error: (call, error) => protocol(call).error(call, error),
    operation(call: Call, state: State): Operation {
      const wire = protocol(call);
      const { name: asked, input } = wire.read(call);
      const api = byName.get(asked);
      if (api === undefined) throw new AwsError(unknown, 400, notHere(name, asked));
      const { account } = call.principal;
      if (account === null)
        throw new AwsError('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
      const opened = api.open(input, { state, call, account, region: call.region, at: call.at }, invalid);
      const parameters = isRecord(input) ? input : {};
      return {
        name: asked,
        action: api.action,
        resource: opened.resource,
        parameters,
        run: () => wire.answer(call, asked, opened.run()),
      };
    },
  };
}

function notHere(service: string, asked: string): string {
  return asked === ''
    ? `The request names no operation of ${service}.`
    : `The local AWS has no operation ${asked} in ${service}.`;
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
