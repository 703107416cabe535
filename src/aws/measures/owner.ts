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
    const lists = await Promise.all([
      ownList(aws, target, meanwhile),
      ...aws.readAccounts
        .filter((account) => account !== target.account)
        .map((account) => listOf(aws, target, account)),
    ]);
    const known = lists.flatMap((list) => (list.is === 'known' ? [list.value] : []));
    const canonicalIds = Object.fromEntries(known.flatMap(({ account, id }) => (id === null ? [] : [[account, id]])));
    const found = known.find(({ isTheirs }) => isTheirs);
    if (found !== undefined) return valueOf(found.account, found.id, canonicalIds);
    if (target.account !== null && isExpected(await meanwhile.fact('bucket')))
      return valueOf(target.account, null, canonicalIds);
    // Whoever could not be asked may be the owner.
    return lists.find((list): list is Unlisted => list.is !== 'known') ?? valueOf(null, null, canonicalIds);
  },
};

type Unlisted = Exclude<Fact<List>, { readonly is: 'known' }>;

const valueOf = (account: string | null, canonicalId: string | null, canonicalIds: Owner['canonicalIds']) =>
  known({ account, canonicalId, canonicalIds });

const isExpected = (bucket: Reads['bucket']): boolean => bucket?.is === 'known' && bucket.value.expectedOwner === true;

/** What one account says of itself and of the bucket. */
interface List {
  readonly account: string;
  readonly id: string | null;
  readonly isTheirs: boolean;
}

async function ownList(aws: AwsClients, target: Target, meanwhile: Meanwhile): Promise<Fact<List>> {
  const [list, caller] = await Promise.all([listed(aws, target), meanwhile.fact('caller')]);
  if (list.is !== 'known') return list;
  if (caller?.is === 'known') return known({ ...list.value, account: caller.value.account });
  return list.value.isTheirs && caller ? caller : known({ ...list.value, account: 'our own', id: null });
}

async function listOf(aws: AwsClients, target: Target, account: string): Promise<Fact<List>> {
  const list = await listed(aws.of(account) ?? aws, target);
  return list.is === 'known' ? known({ ...list.value, account }) : list;
}

const listed = ({ s3: client }: AwsClients, { bucket }: Target): Promise<Fact<Omit<List, 'account'>>> =>
  factOf(ask, async () => {
    let id: string | null = null;
    for await (const page of paginateListBuckets({ client, pageSize: 1_000 }, { Prefix: bucket })) {
      id = required(page.Owner, 'Owner').ID ?? null;
      if ((page.Buckets ?? []).some(({ Name }) => Name === bucket)) return { id, isTheirs: true };
    }
    return { id, isTheirs: false };
  });
