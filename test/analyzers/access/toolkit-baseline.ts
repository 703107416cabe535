import type { Facts } from '../../../src/core/facts.ts';
import type { PolicyDocument, PolicyStatement } from '../../../src/core/settings.ts';

/**
 * How the troubleshooting script in the source document judges, with every mistake it has, over the facts that its
 * calls would have answered with. Cooper has to differ from it wherever it is wrong.
 */
export function toolkitSays(facts: Facts): readonly string[] {
  try {
    return [`bucket exists in region ${location(facts)}`, ...policySays(facts), blockSays(facts), ...objectSays(facts)];
  } catch (error) {
    return [`cannot access bucket: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** The default is for a missing key; the key is there, and null, for us-east-1. */
function location({ reads: { bucket } }: Facts): string {
  if (bucket?.is !== 'known') throw new Error('GetBucketLocation failed');
  const answer = { LocationConstraint: bucket.value.region === 'us-east-1' ? null : bucket.value.region };
  return String('LocationConstraint' in answer ? answer.LocationConstraint : 'us-east-1');
}

/** Catching a class that the client does not have throws inside the catch. */
function policySays({ reads: { policy } }: Facts): readonly string[] {
  if (policy?.is !== 'known') throw new Error("the client's exceptions have no NoSuchBucketPolicy");
  return ['bucket policy exists', ...policyWarnings(policy.value)];
}

/** A statement that stands alone is looped over as an object: its keys, which have neither effect nor principal. */
export function policyWarnings({ Statement }: PolicyDocument): readonly string[] {
  const statements = (Array.isArray(Statement) ? Statement : Object.keys(Statement)) as readonly PolicyStatement[];
  return statements.flatMap((statement) => {
    if (typeof statement === 'string') throw new Error("'str' object has no attribute 'get'");
    const { Effect, Principal, Action = [] } = statement;
    return [
      ...(Effect === 'Allow' && Principal === '*' ? ['policy allows public access'] : []),
      ...(Action.includes('s3:*') ? ['policy grants full permissions'] : []),
    ];
  });
}

/** Any flag will do, only the bucket is asked, and whatever goes wrong is «no configuration». */
function blockSays({ reads: { publicAccessBlock } }: Facts): string {
  if (publicAccessBlock?.is !== 'known') return 'no public access block configuration';
  return Object.values(publicAccessBlock.value).some(Boolean) ? 'public access is blocked' : 'public access is allowed';
}

function objectSays({ target, reads: { object, objectAcl } }: Facts): readonly string[] {
  if (target.key === null) return [];
  if (object?.is !== 'known' || object.value.is !== 'readable') return ['object not found or no access'];
  const grants = objectAcl?.is === 'known' ? objectAcl.value.grants.length : null;
  return ['object exists', grants === null ? 'cannot read object ACL' : `ACL grants: ${grants}`];
}
