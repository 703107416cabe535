import { parsePrincipal, type Principal } from '../../../core/principal.ts';
import type { PolicyStatement } from '../../../core/settings.ts';
import type { Values } from '../../../policy/pattern.ts';
import type { Caller } from '../../../policy/principals.ts';
import { arrayOf } from '../../../policy/statements.ts';
import type { Leg } from '../legs/leg.ts';
import { names, type Who } from './who.ts';

/** Somebody, and what the keys about a principal say of him. */
export interface Somebody {
  readonly caller: Caller;
  readonly values: (base: Values) => Values;
}

const elsewhere = '999988887777';

/** Everybody around the one who asks: of his account, of another, without any, and those that the statements name. */
export function others(leg: Leg, who: Who | null, statements: readonly PolicyStatement[]): readonly Somebody[] {
  const { account } = leg.principal;
  const home = account ?? leg.about.owner;
  const name = leg.principal.name ?? 'somebody';
  const texts = [
    ...[home, elsewhere].flatMap((id) => [
      `arn:aws:iam::${id}:root`,
      `arn:aws:iam::${id}:role/${name}2`,
      `arn:aws:iam::${id}:role/other`,
      `arn:aws:iam::${id}:user/${name}-too`,
      `arn:aws:sts::${id}:assumed-role/${name}2/session`,
      `arn:aws:sts::${id}:federated-user/${name}-too`,
    ]),
    `arn:aws:iam::${elsewhere}:role/${name}`,
    `arn:aws:iam::${elsewhere}:user/${name}`,
    'anonymous',
    'logging.s3.amazonaws.com',
    'cloudfront.amazonaws.com',
    ...statements.flatMap((statement) => namedIn(statement)),
  ];
  const all = [...new Set(texts)].flatMap((text) => parsePrincipal(text) ?? []);
  return all.filter((one) => !isSame(one, leg, who)).map((one) => somebody(one, home));
}

/** The one who asks. */
export const himself = ({ asked }: Leg): Somebody => ({ caller: asked.caller, values: (base) => base });

function isSame({ arn, service, type }: Principal, { principal }: Leg, who: Who | null): boolean {
  if (arn === null) return type === principal.type && service === principal.service;
  return arn === principal.arn || (who !== null && (arn === who.arn || names(arn, who)));
}

function namedIn({ Principal: principal, NotPrincipal: spared }: PolicyStatement): readonly string[] {
  return [principal, spared].flatMap((one) => {
    if (one === undefined || typeof one === 'string') return [];
    return Object.values(one).flatMap((ids) => arrayOf(ids));
  });
}

/** Of another account's organization nothing is known but that it is another. */
function somebody(principal: Principal, home: string): Somebody {
  const { type, arn, account, name, service } = principal;
  const role = type === 'assumed-role' ? `arn:aws:iam::${account}:role/${name}` : arn;
  const said: Readonly<Record<string, readonly string[] | undefined>> = {
    'aws:principalarn': list(role),
    'aws:principalaccount': list(account),
    'aws:principaltype': list(types[type]),
    'aws:username': type === 'user' ? list(name) : undefined,
    'aws:userid': list(arn === null ? null : `AIDAPROBE:${name ?? account}`),
    'aws:principalisawsservice': [String(type === 'service')],
    'aws:principalservicename': list(service),
  };
  const away = account === home ? {} : { 'aws:principalorgid': undefined, 'aws:principalorgpaths': undefined };
  return {
    caller: { type, arn, account, service, canonicalId: null, hasBoundary: false },
    values: (base) => (key) => valueIn({ ...said, ...away }, key, base),
  };
}

const list = (text: string | null): readonly string[] | undefined => (text === null ? undefined : [text]);

const types: Readonly<Record<Principal['type'], string>> = {
  user: 'User',
  role: 'AssumedRole',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
  service: 'Service',
  anonymous: 'Anonymous',
};

function valueIn(
  said: Readonly<Record<string, readonly string[] | undefined>>,
  key: string,
  base: Values,
): ReturnType<Values> {
  if (Object.hasOwn(said, key)) return said[key];
  return key.startsWith('aws:principaltag/') ? undefined : base(key);
}
