import type { Acl, Grant } from '../../core/settings.ts';

/**
 * Groups that mean everybody: with no credentials at all, and with those of any AWS account. A grant to either is
 * public (S3 user guide, «The meaning of "public"»). LogDelivery is not.
 */
const everybody: Readonly<Record<string, string>> = {
  'http://acs.amazonaws.com/groups/global/AllUsers': 'everyone on the internet',
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers': 'anyone with an AWS account',
};

export interface PublicGrant {
  readonly who: string;
  readonly permission: Grant['permission'];
}

export function publicGrants(acl: Acl): readonly PublicGrant[] {
  return acl.grants.flatMap(({ grantee, permission }) => {
    const who = 'uri' in grantee ? everybody[grantee.uri] : undefined;
    return who === undefined ? [] : [{ who, permission }];
  });
}
