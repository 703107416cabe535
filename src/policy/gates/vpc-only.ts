import { unseen } from '../pattern.ts';
import type { AtTheGate, Gate } from './gate.ts';
import type { Maybe } from './s3-facts.ts';

/**
 * An access point with a VPC for its origin takes requests only from that VPC.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html
 */
export const vpcOnly: Gate = {
  layer: 'access_point',
  decision: 'explicit_deny',
  judge: ({ asked, about }) => {
    const vpc = about.accessPoint?.vpcId ?? null;
    if (vpc === null) return null;
    const refuses = vpc === 'unknown' ? vpc : isElsewhere(asked, vpc);
    return { refuses, because: 'the access point takes requests only from its VPC' };
  },
};

function isElsewhere({ values }: AtTheGate['asked'], vpc: string): Maybe<boolean> {
  const from = values('aws:sourcevpc');
  if (from === unseen) return 'unknown';
  return from?.[0]?.toLowerCase() !== vpc.toLowerCase();
}
