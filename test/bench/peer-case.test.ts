import { expect, it } from 'vitest';
import { peerCase } from './peer-case.ts';
import { typicalLines } from './typical.ts';

const request = {
  principal: { type: 'user', arn: 'arn:aws:iam::111122223333:user/ana', account: '111122223333' },
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::media/a', account: '111122223333' },
  context: { 'aws:username': 'ana' },
};
const named = [{ name: 'p', document: { Statement: [] } }];
const line = (more: object) => JSON.stringify({ id: 1, op: 'authorize', request, policies: {}, ...more });

it('a case keeps its request and every layer in the words of the peer', () => {
  const leveled = [{ level: 'root', policies: named }];
  const policies = {
    identity: named,
    permissionsBoundary: named,
    session: named,
    resource: named[0],
    scp: leveled,
    rcp: leveled,
    vpcEndpoint: named,
  };
  const document = { Statement: [] };
  const theirs = [{ name: 'p', policy: document }];
  expect(peerCase(line({ policies }), 'allow')).toEqual({
    id: '1',
    decision: 'allow',
    simulation: {
      request: {
        principal: request.principal.arn,
        action: 's3:GetObject',
        resource: { resource: 'arn:aws:s3:::media/a', accountId: '111122223333' },
        contextVariables: { 'aws:username': 'ana' },
      },
      identityPolicies: theirs,
      serviceControlPolicies: [{ orgIdentifier: 'root', policies: theirs }],
      resourceControlPolicies: [{ orgIdentifier: 'root', policies: theirs }],
      resourcePolicy: document,
      sessionPolicy: document,
      permissionBoundaryPolicies: theirs,
      vpcEndpointPolicies: theirs,
    },
  });
});

it.each<[string, object]>([
  ['anonymous', { request: { ...request, principal: { type: 'anonymous' } } }],
  ['a pattern for a resource', { request: { ...request, resource: { arn: '*', account: '1' } } }],
  ['two session policies', { policies: { session: [...named, ...named] } }],
  ['an access point policy', { policies: { accessPoint: named[0] } }],
  ['RCPs without their own full access', { settings: { rcpFullAccessImplicit: false } }],
  ["S3's own gates", { settings: { mode: 'strict', s3: { requestPayer: 'Requester' } } }],
])('%s is nothing that the peer has words for', (_name, more) => {
  expect(peerCase(line(more), 'allow')).toBeNull();
});

it('typical cases are all for the peer, and have names of their own', () => {
  const ids = typicalLines().map((one) => peerCase(one, 'allow')?.id);
  expect(new Set(ids).size).toBe(48);
  expect(ids).not.toContain(undefined);
});
