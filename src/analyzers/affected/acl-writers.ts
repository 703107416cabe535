import type { TrailEvent } from '../../core/facts.ts';
import { code, words } from '../../core/words.ts';
import { publicGrants } from '../access/public-acl.ts';
import { affected, blind, day, type Kind, type Meeting, nothingMet } from './meeting.ts';
import { disables, ignores } from './will-be.ts';

const refusal = code('AccessControlListNotSupported');

/**
 * Who sends ACLs with what they write, and whose objects have ACLs of their own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export const aclWriters: Kind = (meeting) => {
  const { was, will } = meeting;
  if (disables(will) && !disables(was)) return disabled(meeting);
  if (disables(was) && meeting.changed.includes('ownershipControls') && !disables(will)) return enabled(meeting);
  return ignored(meeting);
};

function disabled({ was }: Meeting) {
  const lines = [
    affected(
      'perhaps',
      words`whoever uploads with an ACL other than ${code('bucket-owner-full-control')}, or changes one`,
      words`would get 400 ${refusal}; older tools send ${code('x-amz-acl')} with every upload`,
      'GetBucketOwnershipControls',
    ),
    affected(
      'perhaps',
      words`whoever reads or owns single objects by an ACL of theirs`,
      words`would lose them: the bucket's owner then owns every object, and their ACLs count no more`,
      'GetBucketOwnershipControls',
    ),
  ];
  return { affected: [...recentWriters(was.reads.recentChanges), ...lines], notKnown: hiddenAcls };
}

const hiddenAcls = [
  words`ACLs of single objects are not read: access logs tell which requests needed one, in the field ${code('ACL required')}.`,
];

/** CloudTrail's event history has PutBucketAcl; PutObjectAcl and uploads are data events. */
function recentWriters(fact: Meeting['was']['reads']['recentChanges']) {
  const events = fact?.is === 'known' ? fact.value.filter(isAclWrite) : [];
  const byWhom = Map.groupBy(events, ({ who }) => who ?? 'somebody');
  return [...byWhom].slice(0, 5).map(([who, all]) => {
    const last = all.map(({ at }) => at).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? '';
    const what = words`wrote an ACL with ${code(all[0]?.name ?? '')} on ${day(last)}, and would get 400 ${refusal}`;
    return affected('loses', [code(who)], what, 'LookupEvents');
  });
}

const isAclWrite = ({ name, errorCode }: TrailEvent): boolean =>
  /^Put(?:Bucket|Object)Acl$/.test(name) && errorCode === null;

function enabled({ was }: Meeting) {
  const line = affected(
    'perhaps',
    words`whoever is named in ACLs that were stored before ACLs were disabled`,
    words`gets back what those ACLs grant`,
    'GetBucketOwnershipControls',
  );
  const hidden = words`Which ACLs are stored can't be seen while ACLs are disabled.`;
  return { affected: [line], notKnown: was.target.bucket === '' ? [] : [hidden] };
}

/** IgnorePublicAcls turns over: the bucket's ACL was simulated, those of its objects could not be. */
function ignored({ was, will }: Meeting) {
  const before = ignores(was);
  const after = ignores(will);
  if (before === after || disables(was) || was.target.bucket === '') return nothingMet;
  const open = blind(was, ['ownershipControls'], words`whether ACLs count at all is not known`);
  const isPublic = was.reads.acl?.is === 'known' && publicGrants(was.reads.acl.value).length > 0;
  const line = affected(
    'perhaps',
    words`whoever reads objects that have a public ACL of their own`,
    after ? words`would be refused: public ACLs are ignored` : words`would be let in again: public ACLs count again`,
    isPublic ? 'GetBucketAcl' : 'GetBucketOwnershipControls',
  );
  return { affected: [line], notKnown: [...open, ...hiddenAcls] };
}
