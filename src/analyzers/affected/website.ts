import { code, listed, words } from '../../core/words.ts';
import { affected, blind, evaluation, type Kind, type Meeting, nothingMet } from './meeting.ts';
import { spelledKey } from './simulation/places.ts';

/**
 * A bucket that is a website: its endpoint answers over plain HTTP only, and to whoever does not sign only.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export const website: Kind = (meeting) => {
  const { was, will, changed } = meeting;
  const { website: fact } = was.reads;
  if (changed.includes('website')) return { affected: itself(meeting), notKnown: [] };
  if (!mayClose(meeting)) return nothingMet;
  if (fact?.is === 'absent') return nothingMet;
  if (fact?.is !== 'known' || will.reads.website?.is !== 'known')
    return {
      affected: [],
      notKnown: blind(
        was,
        ['website'],
        words`whether the bucket is a website, whose pages would stop or open, is not known`,
      ),
    };
  const redirects = fact.value['RedirectAllRequestsTo'] !== undefined;
  return { affected: redirects ? redirecting(meeting) : pages(meeting), notKnown: [] };
};

/** Of an account as a whole, no one bucket is looked at. */
const mayClose = ({ was: { target }, changed }: Meeting): boolean =>
  target.bucket !== '' && changed.some((name) => closes.includes(name));

const closes = ['policy', 'publicAccessBlock', 'accountPublicAccessBlock', 'acl', 'ownershipControls'];

const who = ({ was: { target } }: Meeting) => words`the website of ${code(target.bucket)}`;

/** Website pages are anonymous reads over plain HTTP, so that is what decides. */
function pages(meeting: Meeting) {
  const turned = turns(meeting);
  const [first] = turned;
  if (first?.turn === null || first === undefined) return [];
  const { how, towards } = turned.find(({ turn }) => turn?.how === 'loses')?.turn ?? first.turn;
  const keys = [...new Set(turned.map(({ key }) => spelledKey(key ?? '')))];
  const pages = keys.includes('*') ? 'its pages' : words`${listed(keys.slice(0, most).map(code))}`;
  const what =
    towards === 'loses'
      ? words`${how === 'perhaps' ? 'may answer' : 'answers'} 403 for ${pages}: its endpoint has only HTTP, and nobody signs there`
      : words`${how === 'perhaps' ? 'may show' : 'shows'} ${pages} to anybody`;
  return [affected(how, who(meeting), what, evaluation)];
}

/** Keys that are named. */
const most = 3;

const turns = ({ comparison: { outcomes } }: Meeting) =>
  outcomes.filter(
    ({ candidate, action, transport, turn }) =>
      candidate.kind === 'anybody' && action === 's3:GetObject' && transport === 'plain HTTP' && turn !== null,
  );

/** It reads no objects, and AWS does not say whether a policy or Block Public Access stops it. */
function redirecting(meeting: Meeting) {
  const refused = turns(meeting).some(({ turn }) => turn?.towards === 'loses');
  const what = words`redirects every request elsewhere; AWS does not say whether that needs a bucket that anybody may read`;
  return refused ? [affected('perhaps', who(meeting), what, 'GetBucketWebsite')] : [];
}

function itself(meeting: Meeting) {
  const { was, will } = meeting;
  if (will.reads.website?.is === 'absent' && was.reads.website?.is === 'known')
    return [
      affected(
        'loses',
        who(meeting),
        words`its endpoint answers 404 ${code('NoSuchWebsiteConfiguration')}`,
        'GetBucketWebsite',
      ),
    ];
  return [
    affected(
      'perhaps',
      who(meeting),
      words`its pages, errors and redirects follow the new configuration`,
      'GetBucketWebsite',
    ),
  ];
}
