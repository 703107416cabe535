import { paginateListBuckets } from '@aws-sdk/client-s3';
import { type Fact, known } from '../../core/fact.ts';
import type { Owner, Reads } from '../../core/facts.ts';
import type { Target } from '../../core/target.ts';
import type { AwsClients } from '../clients.ts';
import { factOf } from '../fact-of.ts';
import { alone, type Meanwhile, type Reading } from '../reading.ts';
import { required } from '../well-formed.ts';

const ask = { action: 's3:ListAllMyBuckets' };

/**
 * Whose the bucket is. S3 tells nobody the owner's account number, but each account which buckets are its own
 * (ListBuckets API reference): so every account that we have credentials for is asked, side by side. A bucket that none
 * of them lists is somebody else's, unless HeadBucket confirmed the account that the question names.
 */
export const owner: Reading<'owner'> = {
  name: 'owner',
  calls: ['ListBuckets'],
  needs: [ask.action],
  beside: ['caller', 'bucket'],
  anywhere: true,

  async read(aws, target, sofar, _subject, meanwhile = alone(sofar)) {
    const [own, ...others] = await Promise.all([
      ownList(aws, target, meanwhile),
      ...aws.readAccounts
        .filter((account) => account !== target.account)
        .map((account) => listOf(aws, target, account)),
    ]);
    const all = [own, ...others];
    const found = all.find((fact) => fact.is === 'known' && fact.value.account !== null);
    if (found !== undefined) return found;
    if (target.account !== null && isExpected(await meanwhile.fact('bucket')))
      return known({ account: target.account, canonicalId: null });
    // Whoever could not be asked may be the owner.
    return all.find(({ is }) => is !== 'known') ?? own;
  },
};

const isExpected = (bucket: Reads['bucket']): boolean => bucket?.is === 'known' && bucket.value.expectedOwner === true;

async function ownList(aws: AwsClients, target: Target, meanwhile: Meanwhile): Promise<Fact<Owner>> {
  const [list, caller] = await Promise.all([listed(aws, target), meanwhile.fact('caller')]);
  if (list.is !== 'known' || list.value === null) return ownerOf(list, '');
  if (caller?.is !== 'known') return caller ?? known({ account: null, canonicalId: null });
  return ownerOf(list, caller.value.account);
}

async function listOf(aws: AwsClients, target: Target, account: string): Promise<Fact<Owner>> {
  return ownerOf(await listed(aws.of(account) ?? aws, target), account);
}

function ownerOf(list: Fact<Listed | null>, account: string): Fact<Owner> {
  if (list.is !== 'known') return list;
  if (list.value === null) return known({ account: null, canonicalId: null });
  return known({ account, canonicalId: list.value.canonicalId });
}

interface Listed {
  readonly canonicalId: string | null;
}

/** Null: the bucket is not among those of this account. */
const listed = ({ s3: client }: AwsClients, { bucket }: Target): Promise<Fact<Listed | null>> =>
  factOf<{ readonly it: Listed | null }>(ask, async () => {
    for await (const page of paginateListBuckets({ client, pageSize: 1_000 }, { Prefix: bucket })) {
      const canonicalId = required(page.Owner, 'Owner').ID ?? null;
      if ((page.Buckets ?? []).some(({ Name }) => Name === bucket)) return { it: { canonicalId } };
    }
    return { it: null };
  }).then((fact) => (fact.is === 'known' ? known(fact.value.it) : fact));
