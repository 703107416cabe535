import { z } from 'zod';
import { principalFits } from './denials.ts';
import { glob } from './glob.ts';
import type { Call, Operation, ServiceName } from './service.ts';

const milliseconds = z.number().min(0).max(600_000);

/**
 * `throttle`: as each service spells it. `timeout`: never answers. `reset`: the connection breaks. `stale`: reads show a
 * setting as it was that long ago. `lostAnswer`: the work is done, then the connection breaks. `late`: the answer says
 * yes at once, and the work is done that much later. `after`: the work is done, and only then it goes wrong.
 */
const deedSchema = z.union([
  z.strictObject({ latencyMs: milliseconds }),
  z.strictObject({ throttle: z.literal(true) }),
  z.strictObject({
    status: z.union([z.literal(500), z.literal(503)]),
    code: z.string().optional(),
    after: z.literal(true).optional(),
  }),
  z.strictObject({ timeout: z.literal(true), after: z.literal(true).optional() }),
  z.strictObject({ reset: z.literal(true) }),
  z.strictObject({ lostAnswer: z.literal(true) }),
  z.strictObject({ late: z.strictObject({ ms: milliseconds }) }),
  z.strictObject({ malformed: z.literal(true) }),
  z.strictObject({
    deny: z.strictObject({
      code: z.string().default('AccessDenied'),
      message: z.string().default('Access Denied'),
      status: z.int().min(400).max(599).default(403),
    }),
  }),
  z.strictObject({ stale: z.strictObject({ ms: milliseconds }) }),
]);

const faultSchema = z.strictObject({
  /** Everything named must fit; patterns know `*` and `?`; names of operations and actions don't mind case. */
  match: z
    .strictObject({
      service: z.string(),
      operation: z.string(),
      action: z.string(),
      resource: z.string(),
      principal: z.string(),
      account: z.string(),
      region: z.string(),
    })
    .partial()
    .default({}),
  do: deedSchema,
  /** Of 1; with `seed`, the same calls meet the same luck. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  /** How many calls it strikes before it is spent. */
  times: z.int().min(1).optional(),
});

export const faultsSchema = z.strictObject({ faults: z.array(faultSchema).max(1000) });

export type Deed = z.infer<typeof deedSchema>;
export type Fault = z.infer<typeof faultSchema> & {
  /** How many calls it struck. */
  struck?: number;
  /** How many times luck was asked. */
  asked?: number;
};

/** What goes wrong with this call, in the order of the list. Spends the faults that say how often. */
export function strike(faults: Fault[], service: ServiceName, call: Call, operation: Operation): readonly Deed[] {
  return faults
    .filter((fault) => fits(fault.match, service, call, operation) && strikes(fault))
    .map((fault) => fault.do);
}

function fits(match: Fault['match'], service: ServiceName, call: Call, operation: Operation): boolean {
  const asked: readonly (readonly [string | undefined, string])[] = [
    [match.service, service],
    [match.operation?.toLowerCase(), operation.name.toLowerCase()],
    [match.action?.toLowerCase(), operation.action.toLowerCase()],
    [match.resource, operation.resource],
    [match.account, call.principal.account ?? ''],
    [match.region, call.region],
  ];
  if (!asked.every(([pattern, text]) => pattern === undefined || glob(pattern, text))) return false;
  return match.principal === undefined || principalFits(match.principal, call.principal.arn);
}

function strikes(fault: Fault): boolean {
  if (fault.times !== undefined && (fault.struck ?? 0) >= fault.times) return false;
  fault.asked = (fault.asked ?? 0) + 1;
  if (fault.probability !== undefined && chance(fault.seed ?? 1, fault.asked) >= fault.probability) return false;
  fault.struck = (fault.struck ?? 0) + 1;
  return true;
}

/** The nth number in 0 … 1 of a seed (mulberry32). */
function chance(seed: number, nth: number): number {
  let mixed = (seed + nth * 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
