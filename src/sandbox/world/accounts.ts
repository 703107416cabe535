/** Caskworks, a small video company, whose buckets these are. */
export const caskworks = '111122223333';
/** Brightreel, the studio that delivers masters to it. */
export const brightreel = '444455556666';
/** The management account of Caskworks' organization. */
export const management = '999988887777';

export const region = 'us-east-1';

export const people = {
  marcus: `arn:aws:iam::${caskworks}:user/marcus`,
  priya: `arn:aws:iam::${caskworks}:user/priya`,
  baseline: `arn:aws:sts::${caskworks}:assumed-role/security-baseline/nightly`,
  deploy: `arn:aws:sts::${caskworks}:assumed-role/ci-deploy/web-412`,
} as const;

export const cooperRole = 'CooperRead';
export const cooperRoleArn = `arn:aws:iam::${caskworks}:role/${cooperRole}`;
export const cooperSession = `arn:aws:sts::${caskworks}:assumed-role/${cooperRole}/cooper`;

export const cooperWriteRole = 'CooperWrite';
/** What Caskworks wants to hear from whoever assumes it. */
export const cooperExternalId = 'caskworks-cooper';
/** The accounts in which Cooper may write, and by which role: Caskworks' own. Brightreel lets nobody in. */
export const cooperWriteRoles: Readonly<Record<string, string>> = Object.fromEntries(
  [caskworks, management].map((account) => [account, `arn:aws:iam::${account}:role/${cooperWriteRole}`]),
);
