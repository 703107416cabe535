import type { z } from 'zod';
import { AwsError, type Call } from '../../service.ts';
import type { State } from '../../state.ts';
import type { Output } from './protocol.ts';

/** One call on its way: who asks, where, when, of which state. */
export interface Context {
  readonly state: State;
  readonly call: Call;
  /** The caller's account. */
  readonly account: string;
  readonly region: string;
  readonly at: Date;
}

/** One operation of a service, written down with the types of its input. */
interface Spec<Input> {
  readonly name: string;
  /** Where the action isn't called as the operation is. */
  readonly action?: string;
  readonly input: z.ZodType<Input>;
  /** The ARN it touches; `*` when not given. Must not refuse: denials come before «not there». */
  resource?(input: Input, context: Context): string;
  run(context: Context, input: Input): Output;
}

/** The same for any input. */
export interface Api {
  readonly name: string;
  readonly action: string;
  /** Checks the input; refuses it with the error code that the service uses for that. */
  open(raw: unknown, context: Context, invalid: string): { readonly resource: string; run(): Output };
}

/** How a service with this prefix of actions writes its operations down. */
export function apiOf(prefix: string) {
  return function api<Input>(spec: Spec<Input>): Api {
    return {
      name: spec.name,
      action: spec.action ?? `${prefix}:${spec.name}`,
      open(raw, context, invalid) {
        const parsed = spec.input.safeParse(raw);
        if (!parsed.success) throw new AwsError(invalid, 400, complaint(parsed.error));
        const { data } = parsed;
        return { resource: spec.resource?.(data, context) ?? '*', run: () => spec.run(context, data) };
      },
    };
  };
}

/** `2 validation errors detected: Value at 'roleName' failed to satisfy constraint: Member must not be null; …` */
function complaint({ issues }: z.ZodError): string {
  const each = issues.map(({ path, message }) => {
    const where = path.map((part) => String(part)).join('.');
    const why = message.endsWith('received undefined') ? 'Member must not be null' : message;
    return `Value at '${where.charAt(0).toLowerCase()}${where.slice(1)}' failed to satisfy constraint: ${why}`;
  });
  return `${issues.length} validation error${issues.length === 1 ? '' : 's'} detected: ${each.join('; ')}`;
}
