import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/analyzers/access/explain.ts';
import { known } from '../../../../src/core/fact.ts';
import type { Reads } from '../../../../src/core/facts.ts';
import { parsePrincipal } from '../../../../src/core/principal.ts';
import { question } from '../../../../src/core/question.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { policyOf } from '../../../facts.ts';
import { bucket, bucketOf, everything, identityOf, objectOf, session } from '../facts-of.ts';

function decided(operation: string, reads: Reads, hasKey = false): string {
  const principal = parsePrincipal(session);
  if (!principal) throw new Error('no principal');
  const facts = hasKey ? objectOf(reads) : bucketOf(reads);
  return explain(facts, question({ target: facts.target, principal, operation }), principal).decision;
}

const mayDo = (Action: string, Resource: string | readonly string[]): Reads => ({
  identity: known(identityOf([{ Effect: 'Allow', Action, Resource }])),
});
const denies = (where: Partial<PolicyStatement>): Reads => ({
  policy: known(policyOf({ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', ...where })),
});

describe('an action on objects, where no key was named,', () => {
  it.each<[string, string, Reads]>([
    ['allowed for every object', 'allow', mayDo('s3:*', `${bucket}/*`)],
    ['allowed for every object of every bucket', 'allow', mayDo('s3:*', 'arn:aws:s3:::*')],
    ['allowed for some', 'depends', mayDo('s3:*', `${bucket}/public/*`)],
    ['allowed for those of another bucket', 'implicit_deny', mayDo('s3:*', `${bucket}-archive/*`)],
    ['allowed for the bucket itself', 'implicit_deny', mayDo('s3:*', bucket)],
    ['denied for every object', 'explicit_deny', denies({ Resource: `${bucket}/*` })],
    ['denied for some', 'depends', denies({ Resource: `${bucket}/secret/*` })],
    ['denied for those of another bucket', 'allow', denies({ Resource: `${bucket}-archive/*` })],
    ['denied for all but some', 'depends', denies({ NotResource: `${bucket}/public/*` })],
    ['denied for all but those of the bucket', 'allow', denies({ NotResource: `${bucket}/*` })],
  ])('%s: %s', (_what, decision, reads) => {
    expect(decided('s3:GetObject', reads)).toBe(decision);
  });
});

describe('a copy, of which nobody says from where,', () => {
  it('depends on that, however much is allowed', () => {
    expect(decided('CopyObject', { identity: known(identityOf([everything])) }, true)).toBe('depends');
    expect(decided('CopyObject', mayDo('s3:*', `${bucket}/*`), true)).toBe('depends');
  });

  it('is refused where its destination refuses it', () => {
    expect(decided('CopyObject', denies({ Action: 's3:PutObject', Resource: `${bucket}/*` }), true)).toBe(
      'explicit_deny',
    );
  });
});
