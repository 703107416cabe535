import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denies, nearMisses } from '../../../../src/analyzers/access/causes/told.ts';
import type { Leg } from '../../../../src/analyzers/access/legs/leg.ts';
import type { PolicyLayer } from '../../../../src/analyzers/access/legs/policy-layer.ts';
import { applied, patchFor } from '../../../../src/analyzers/access/patch/index.ts';
import type { Patch } from '../../../../src/core/cause.ts';
import { parsePrincipal } from '../../../../src/core/principal.ts';
import type { PolicyDocument, PolicyStatement } from '../../../../src/core/settings.ts';
import { segmentsOf } from '../../../../src/policy/arn.ts';
import { type Asked, judge } from '../../../../src/policy/judge.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';
import type { Policy } from '../../../../src/policy/policy.ts';
import { account, bucket, type Held, legOf, role, session } from '../leg-of.ts';
import { callerFor } from '../caller-for.ts';

const other = '444455556666';
const people = [
  session,
  `arn:aws:iam::${account}:role/other`,
  `arn:aws:iam::${account}:role/team/apps`,
  `arn:aws:iam::${account}:user/app`,
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${other}:user/app`,
  'anonymous',
];
const objects = [`${bucket}/a`, `${bucket}/ab`, `${bucket}/d/a`, `${bucket}/x*y`, `${bucket}/xzy`];
const doings = [
  ...['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'].flatMap((action) =>
    objects.map((arn) => [action, arn] as const),
  ),
  ['s3:ListBucket', bucket] as const,
  ['s3:ListBucketVersions', bucket] as const,
];
/** What only a document that is not about one bucket can be about. */
const elsewhere = [
  ['s3:GetObject', 'arn:aws:s3:::another/a'],
  ['s3:ListBucket', 'arn:aws:s3:::another'],
  ['kms:Decrypt', `arn:aws:kms:us-east-1:${account}:key/k`],
  ['ec2:RunInstances', `arn:aws:ec2:us-east-1:${account}:instance/i`],
] as const;

const some = <T>(...values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 3 });
const actions = some(
  's3:GetObject',
  's3:Get*',
  's3:GetObject*',
  's3:*',
  '*',
  's3:PutObject',
  's3:ListBucket',
  's3:List*',
);
const resources = some(
  '*',
  bucket,
  `${bucket}/*`,
  `${bucket}*`,
  `${bucket}/a`,
  `${bucket}/a*`,
  `${bucket}/d/*`,
  `${bucket}/x\${*}y`,
);
const principals = fc.oneof(
  fc.constant('*' as const),
  some(
    session,
    role,
    account,
    `arn:aws:iam::${account}:role/other`,
    `arn:aws:iam::${account}:user/app`,
    'AROAEXAMPLEDELETED1',
    other,
  ).map((AWS) => ({ AWS })),
);
const conditions = fc.constantFrom<NonNullable<PolicyStatement['Condition']>>(
  {},
  {},
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/other` } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:*` } },
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringEquals: { 's3:x-amz-acl': 'private' } },
);
const named = (name: 'Action' | 'Resource' | 'Principal', value: unknown, except: boolean) => ({
  [except ? `Not${name}` : name]: value,
});
const rarely = fc.integer({ min: 0, max: 5 }).map((one) => one === 0);

const statement = fc
  .tuple(fc.constantFrom('Allow', 'Deny'), principals, rarely, actions, rarely, resources, rarely, conditions)
  .map(([Effect, who, notWho, action, notAction, resource, notResource, Condition]) => ({
    Effect,
    ...named('Principal', who, notWho && who !== '*' && Effect === 'Deny'),
    ...named('Action', action, notAction),
    ...named('Resource', resource, notResource),
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  }));

const layers = ['identity', 'permissions_boundary', 'resource', 'vpc_endpoint'] as const;
const ids = { identity: 'C01', permissions_boundary: 'C06', resource: 'D03', vpc_endpoint: 'E04' } as const;

const situation = fc.record({
  layer: fc.constantFrom(...layers),
  statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
  as: fc.constantFrom(...people.slice(0, 5)),
  doing: fc.constantFrom(...doings),
  owner: fc.constantFrom(account, other),
  shared: fc.boolean(),
  version: fc.constantFrom('2012-10-17', '2012-10-17', null),
});

interface Situation {
  readonly layer: (typeof layers)[number];
  readonly statements: readonly PolicyStatement[];
  readonly as: string;
  readonly doing: readonly [string, string];
  readonly owner: string;
  readonly shared: boolean;
  readonly version: string | null;
}

function held({ layer, statements, shared, version }: Situation): Held {
  const isIdentity = layer === 'identity' || layer === 'permissions_boundary';
  const own = statements.map(({ Principal: _who, NotPrincipal: _spared, ...rest }) => rest);
  return { layer, statements: isIdentity ? own : statements, shared: layer !== 'identity' || shared, version };
}

function patchIn(one: Situation): { readonly leg: Leg; readonly patch: Patch } | null {
  const [action, arn] = one.doing;
  const leg = legOf({ as: one.as, action, arn, owner: one.owner, documents: [held(one)] });
  const told = denies(leg, one.layer, 'best')[0] ?? nearMisses(leg, one.layer, 'best')[0] ?? null;
  const patch = patchFor({ id: ids[one.layer], layer: one.layer }, leg, told);
  return patch && { leg, patch };
}

function policyOf(layer: PolicyLayer, document: PolicyDocument): Policy {
  const parsed = parsePolicy('p', document, layer === 'resource' || layer === 'vpc_endpoint' ? 'resource' : 'identity');
  if (parsed.is === 'rejected') throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
}

/** Before and after, as policies of the layer. */
function both({ leg, patch }: { readonly leg: Leg; readonly patch: Patch }, layer: PolicyLayer) {
  const [held] = leg.documents;
  if (!held) throw new Error('no document');
  const before = [policyOf(layer, held.document)];
  const isNew = patch.document !== held.what;
  const after = isNew
    ? [...before, policyOf(layer, applied(null, patch))]
    : [policyOf(layer, applied(held.document, patch))];
  return { before, after, isOwn: layer === 'identity' && (isNew || !held.shared) };
}

function askedBy(as: string, [action, arn]: readonly [string, string], acl: boolean): Asked {
  const principal = parsePrincipal(as);
  if (!principal) throw new Error(as);
  const said: Readonly<Record<string, readonly string[] | undefined>> = {
    'aws:principalarn': principal.arn === null ? undefined : [as === session ? role : as],
    'aws:principalaccount': principal.account === null ? undefined : [principal.account],
    's3:x-amz-acl': acl ? ['private'] : undefined,
  };
  const resource = { arn, segments: segmentsOf(arn), everything: false };
  return {
    caller: callerFor(principal),
    action: action.toLowerCase(),
    resource,
    values: (key) => said[key],
    outlook: 'best',
  };
}

const answer = (policies: readonly Policy[], asked: Asked, layer: PolicyLayer): string => {
  const { denied, allowed } = judge(policies, asked, layer);
  return `${denied} ${allowed.length > 0}`;
};

/** Requests whose answer is another than before, of all that could be asked around this one. */
function changed(one: Situation, found: { readonly leg: Leg; readonly patch: Patch }): readonly string[] {
  const { before, after, isOwn } = both(found, one.layer);
  const all = one.layer === 'resource' ? doings : [...doings, ...elsewhere];
  const asked = (isOwn ? [one.as] : people).flatMap((as) =>
    all.flatMap((doing) => [false, true].map((acl) => ({ as, doing, acl }))),
  );
  return asked.flatMap(({ as, doing, acl }) => {
    const request = askedBy(as, doing, acl);
    const same = answer(before, request, one.layer) === answer(after, request, one.layer);
    return same ? [] : [[as, ...doing, ...(acl ? ['acl'] : [])].join(' ')];
  });
}

describe('whatever the policy and the request, a patch', () => {
  it('lets the request through its layer, and changes the answer to no other', () => {
    let patches = 0;
    fc.assert(
      fc.property(situation, (one) => {
        const found = patchIn(one);
        if (!found) return;
        patches++;
        const request = [one.as, ...one.doing].join(' ');
        const [first, ...more] = changed(one, found);
        expect(first).toBe(request);
        // With another header it is still this request.
        expect(more.filter((text) => text !== `${request} acl`)).toEqual([]);
        expect(judge(both(found, one.layer).after, askedBy(one.as, one.doing, false), one.layer).denied).toBe(false);
        expect(found.patch.probes).toBeGreaterThanOrEqual(50);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(patches).toBeGreaterThan(60);
  });
});
