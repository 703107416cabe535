import { type Explained, explain } from '../../../src/analyzers/access/explain.ts';
import { absent, known } from '../../../src/core/fact.ts';
import type { Facts, Reads } from '../../../src/core/facts.ts';
import type { Identity } from '../../../src/core/identity.ts';
import type { AccessPoint, VpcEndpoint } from '../../../src/core/network.ts';
import type { Organization, OrgLevel } from '../../../src/core/organization.ts';
import { parsePrincipal, type Principal } from '../../../src/core/principal.ts';
import { type Question, question } from '../../../src/core/question.ts';
import type { Session } from '../../../src/core/session.ts';
import type { PolicyStatement } from '../../../src/core/settings.ts';
import type { Target } from '../../../src/core/target.ts';
import { allOff, at, bucketFacts, objectFacts, owner as canonicalId, policyOf, readable } from '../../facts.ts';

export const account = '111122223333';
export const foreign = '444455556666';
export const role = `arn:aws:iam::${account}:role/team/app`;
export const session = `arn:aws:sts::${account}:assumed-role/app/s1`;
export const user = `arn:aws:iam::${account}:user/ana`;
export const foreigner = `arn:aws:iam::${foreign}:user/eve`;
export const bucket = 'arn:aws:s3:::logs';
export const object = `${bucket}/reports/a.csv`;
export const key = `arn:aws:kms:us-east-1:${account}:key/k1`;

export const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

/** What IAM holds about the role `app`: one inline policy of these statements, none where there are none. */
export const identityOf = (statements: readonly PolicyStatement[], but: Partial<Identity> = {}): Identity => ({
  arn: role,
  uniqueId: 'AROAEXAMPLEEXAMPLE123',
  type: 'role',
  tags: [],
  boundary: null,
  trust: null,
  policies:
    statements.length === 0
      ? []
      : [{ name: 'inline', arn: null, on: 'role', document: known(policyOf(...statements)) }],
  instanceProfiles: [],
  readAt: at,
  ...but,
});

export const sessionOf = (but: Partial<Session> = {}): Session => ({
  issuedAt: at,
  policy: null,
  policyArns: [],
  tags: [],
  sourceIdentity: null,
  ...but,
});

/** Everything read, nothing in the way: the role `app` may do all, and there is nothing else that has a say. */
const open: Reads = {
  owner: known({ account, canonicalId, canonicalIds: { [account]: canonicalId } }),
  publicAccessBlock: known(allOff),
  accountPublicAccessBlock: known(allOff),
  tagging: absent,
  kmsKeyPolicy: absent,
  kmsGrants: known([]),
  identity: known(identityOf([everything])),
  session: known(sessionOf()),
  organization: absent,
  organizationBlock: absent,
  vpcEndpoints: known([]),
  accessPoint: absent,
  deniedCalls: known({ groups: [], gaps: [], dataEvents: 'not readable' }),
  simulation: absent,
  publicCheck: absent,
};
const ofObject: Reads = { objectTags: known([]), objectRetention: absent, objectLegalHold: absent };

/** `logs`, seen whole; say only what the test is about. */
export const bucketOf = (reads: Reads = {}, of: Partial<Target> = {}): Facts => bucketFacts({ ...open, ...reads }, of);

/** The same with its object `logs/reports/a.csv`. */
export const objectOf = (reads: Reads = {}, of: Partial<Target> = {}): Facts =>
  objectFacts({ ...open, ...ofObject, ...reads }, of);

/** An object under a KMS key, which can be used as its policy says. */
export const encryptedOf = (reads: Reads = {}, ...statements: readonly PolicyStatement[]): Facts =>
  objectOf({
    object: known(readable({ encryption: 'aws:kms', kmsKeyId: key })),
    kmsKey: known(keyOf()),
    kmsKeyPolicy: known(policyOf(...statements)),
    ...reads,
  });

export const keyOf = (state = 'Enabled', manager: 'AWS' | 'CUSTOMER' = 'CUSTOMER') => ({
  arn: key,
  state,
  manager,
  account,
  region: 'us-east-1',
  multiRegion: false,
  deletionDate: null,
});

export const endpointOf = (id: string, ...statements: readonly PolicyStatement[]): VpcEndpoint => ({
  id,
  vpcId: 'vpc-1',
  type: 'Gateway',
  state: 'available',
  policy: statements.length === 0 ? null : policyOf(...statements),
  routeTables: [],
  owner: account,
});

export const accessPointOf = (but: Partial<AccessPoint> = {}): AccessPoint => ({
  name: 'ap',
  arn: `arn:aws:s3:us-east-1:${account}:accesspoint/ap`,
  account,
  bucket: 'logs',
  bucketAccount: account,
  networkOrigin: 'Internet',
  vpcId: null,
  block: allOff,
  policy: absent,
  ...but,
});

export const fullAccess = (id = 'p-FullAWSAccess') => ({
  id,
  arn: `arn:aws:organizations::aws:policy/${id}`,
  name: 'FullAWSAccess',
  document: policyOf(everything),
});

export const levelOf = (id: string, level: OrgLevel['level'], but: Partial<OrgLevel> = {}): OrgLevel => ({
  id,
  level,
  name: null,
  scp: [fullAccess()],
  rcp: [],
  ...but,
});

/** An organization that holds our account below its root. */
export const organizationOf = (but: Partial<Organization> = {}, ...levels: readonly OrgLevel[]): Organization => ({
  id: 'o-1',
  managementAccount: '999999999999',
  accounts: {
    [account]: known({
      levels: levels.length > 0 ? levels : [levelOf('r-1', 'root'), levelOf(account, 'account')],
    }),
  },
  scpEnabled: true,
  rcpEnabled: true,
  readAt: at,
  ...but,
});

export function principalNamed(text: string): Principal {
  const found = parsePrincipal(text);
  if (found === null) throw new Error(`no principal: ${text}`);
  return found;
}

/** A question about these facts, with the principal as people write it. */
export const asked = (facts: Facts, as: string | null, of: Partial<Omit<Question, 'principal'>> = {}): Question =>
  question({ target: facts.target, principal: as === null ? null : principalNamed(as), ...of });

export const explainedAs = (facts: Facts, as: string, of: Partial<Omit<Question, 'principal'>> = {}): Explained =>
  explain(facts, asked(facts, as, of), principalNamed(as));
