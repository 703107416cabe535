import { answerLine } from '../../src/policy/cases/answer.ts';

const alice = { type: 'user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };
export const session = {
  type: 'assumed-role',
  arn: 'arn:aws:sts::111122223333:assumed-role/app/sess',
  account: '111122223333',
};
export const root = { type: 'root', arn: 'arn:aws:iam::111122223333:root', account: '111122223333' };
export const anonymous = { type: 'anonymous' };
export const delivery = { type: 'service', service: 'logging.s3.amazonaws.com' };

type Json = Readonly<Record<string, unknown>>;

export interface Situation {
  readonly principal?: Json;
  readonly action?: string;
  readonly arn?: string;
  readonly owner?: string;
  readonly context?: Json;
  readonly settings?: Json;
  readonly identity?: readonly Json[];
  readonly boundary?: readonly Json[];
  readonly session?: readonly Json[];
  readonly resource?: readonly Json[];
  readonly accessPoint?: readonly Json[];
  /** One list of statements for each level. */
  readonly scp?: readonly (readonly Json[])[];
  readonly rcp?: readonly (readonly Json[])[];
  readonly vpcEndpoint?: readonly Json[];
  readonly version?: string | null;
}

export interface Answer {
  readonly decision?: string;
  readonly blockedBy?: readonly string[];
  readonly reasons?: readonly Json[];
  readonly error?: string;
}

/** Statements, with what most of them share: an Allow of everything; Principal where it is given. */
export const allow = (more: Json = {}): Json => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
export const deny = (more: Json = {}): Json => ({ Effect: 'Deny', Action: '*', Resource: '*', ...more });

/** What the evaluator answers for one case: GetObject by alice in her own account where nothing else is said. */
export function ask(one: Situation): Answer {
  const line = JSON.stringify({ id: 1, op: 'authorize', ...caseOf(one) });
  return JSON.parse(answerLine(line, new Date('2026-11-22T12:00:00Z')).text) as Answer;
}

export const verdict = (one: Situation): string => {
  const { decision = '', blockedBy = [], error = '' } = ask(one);
  return [decision, ...blockedBy, error].filter((word) => word !== '').join(' ');
};

function caseOf(one: Situation): Json {
  const policies = (statements: readonly Json[] | undefined) =>
    statements ? [{ name: 'p', document: documentOf(one, statements) }] : [];
  const levels = (list: Situation['scp']) =>
    list?.map((statements, nth) => ({ level: String(nth), policies: statements.length ? policies(statements) : [] }));
  return {
    request: {
      principal: one.principal ?? alice,
      action: one.action ?? 's3:GetObject',
      resource: { arn: one.arn ?? 'arn:aws:s3:::bucket/data/report.csv', account: one.owner ?? '111122223333' },
      context: one.context ?? {},
    },
    policies: {
      identity: policies(one.identity),
      permissionsBoundary: policies(one.boundary),
      session: policies(one.session),
      resource: policies(one.resource)[0] ?? null,
      accessPoint: policies(one.accessPoint)[0] ?? null,
      scp: levels(one.scp),
      rcp: levels(one.rcp),
      vpcEndpoint: policies(one.vpcEndpoint),
    },
    settings: one.settings ?? {},
  };
}

function documentOf({ version = '2012-10-17' }: Situation, statements: readonly Json[]): Json {
  return { ...(version === null ? {} : { Version: version }), Statement: statements };
}
