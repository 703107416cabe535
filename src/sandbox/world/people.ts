import { managedPolicy, role, user } from '../aws/services/iam/seed.ts';
import type { State } from '../aws/state.ts';
import { brightreel, caskworks } from './accounts.ts';

const allow = (Action: string | readonly string[], Resource: string | readonly string[]) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const policyOf = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const objectsIn = (...buckets: readonly string[]) => buckets.map((name) => `arn:aws:s3:::${name}/*`);

/** Who works with the buckets: each may do something, and each is refused something, by another control. */
export function seedPeople(state: State): void {
  seedCaskworks(state);
  user(state, {
    account: brightreel,
    name: 'nina',
    inline: { Deliver: policyOf(allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], '*')) },
  });
}

function seedCaskworks(state: State): void {
  const account = caskworks;
  user(state, { account, name: 'marcus', attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
  user(state, {
    account,
    name: 'priya',
    inline: { ReadRecords: policyOf(allow('s3:GetObject', objectsIn('cooper-records', 'cooper-uploads'))) },
  });
  role(state, { account, name: 'security-baseline', attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
  role(state, { account, name: 'ci-deploy', inline: { Deploy: policyOf(allow('s3:*', '*')) } });
  role(state, {
    account,
    name: 'media-web',
    inline: { Serve: policyOf(allow('s3:GetObject', objectsIn('cooper-media', 'cooper-catalog', 'cooper-finance'))) },
  });
  role(state, {
    account,
    name: 'records-app',
    inline: {
      Records: policyOf(allow(['s3:GetObject', 's3:PutObject'], objectsIn('cooper-records', 'cooper-uploads'))),
    },
  });
  seedAnalytics(state);
}

/** Its boundary forgot what its policy allows. */
function seedAnalytics(state: State): void {
  const boundary = managedPolicy(state, {
    account: caskworks,
    name: 'AnalystsBoundary',
    document: policyOf(
      allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::cooper-events', ...objectsIn('cooper-events')]),
    ),
  });
  role(state, {
    account: caskworks,
    name: 'analytics',
    boundary: boundary.arn,
    inline: { Query: policyOf(allow(['s3:GetObject', 's3:ListBucket'], '*')) },
  });
}
