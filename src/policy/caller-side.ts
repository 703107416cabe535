import type { Circumstances } from './circumstances.ts';
import type { Layer } from './decision.ts';
import { type Asked, judge, type Judged } from './judge.ts';
import { type Judgement, judgementOf, limit } from './judgement.ts';
import type { Policies } from './policies.ts';
import type { Policy } from './policy.ts';
import type { Strength } from './principals.ts';

/**
 * Who asks. In one account the Allow of what is asked for makes up for layers of the caller's side, by how closely it
 * names the caller; across accounts for none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function withCaller(
  asked: Asked,
  { identity, permissionsBoundary, session }: Policies,
  about: Circumstances,
  doors: readonly Judgement[],
): readonly Judgement[] {
  const own = isOwn(asked, about);
  const past = own ? passedByAll(doors) : [];
  const judged = judge(identity, asked, 'identity');
  const left = own && !allows(judged, asked, about) ? leftByTheOther(doors) : null;
  const needed = !past.includes('identity') && left === null && !(own && keyRefuses(doors, about));
  return [
    ...doors.map((door) => (door === left ? { ...door, silent: true } : door)),
    judgementOf('identity', judged, needed, asked, about),
    ...limit('permissions_boundary', permissionsBoundary, !past.includes('permissions_boundary'), asked, about),
    ...sessionSays(session, !past.includes('session'), asked, about),
  ];
}

/**
 * A federated user has only what its session policies allow: none without any.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
 */
function sessionSays(
  session: readonly Policy[],
  binds: boolean,
  asked: Asked,
  about: Circumstances,
): readonly Judgement[] {
  if (session.length > 0 || asked.caller.type !== 'federated-user')
    return limit('session', session, binds, asked, about);
  return [judgementOf('session', judge(session, asked, 'session'), binds, asked, about)];
}

/** Whether all that is asked for is of the caller's account: the bucket and, on the way, the access point. */
function isOwn({ caller: { account } }: Asked, { owner, accessPoint }: Circumstances): boolean {
  return account === owner && (accessPoint === undefined || account === accessPoint.account);
}

function allows({ allowed }: Judged, { outlook }: Asked, { unread }: Circumstances): boolean {
  return allowed.length > 0 || (outlook === 'best' && unread.includes('identity'));
}

/** Of bucket and access point, one lets the caller in by name and the other does not: that one stands in the way. */
function leftByTheOther(doors: readonly Judgement[]): Judgement | null {
  const silent = doors.filter(isDoor).filter((door) => !passed(door.allowed).includes('identity'));
  return silent.length === 1 && doors.filter(isDoor).length === 2 ? (silent[0] ?? null) : null;
}

/** The policy of the key or role is known to say nothing, so no identity policy could help. */
const keyRefuses = (doors: readonly Judgement[], { unread }: Circumstances): boolean =>
  doors.some(({ layer, silent }) => layer === 'resource' && silent) && !unread.includes('resource');

const isDoor = ({ layer }: Judgement): boolean => layer === 'resource' || layer === 'access_point';

const passes: Readonly<Record<Strength, readonly Layer[]>> = {
  account: [],
  everyone: ['identity'],
  service: ['identity'],
  role: ['identity'],
  user: ['identity', 'permissions_boundary'],
  session: ['identity', 'permissions_boundary', 'session'],
};

/** The layers of the caller's side whose silence these Allows make up for. */
const passed = (allowed: readonly Strength[]): readonly Layer[] => allowed.flatMap((strength) => passes[strength]);

function passedByAll(doors: readonly Judgement[]): readonly Layer[] {
  const [first, second] = doors.filter(isDoor).map(({ allowed }) => passed(allowed));
  return second ? (first ?? []).filter((layer) => second.includes(layer)) : (first ?? []);
}
