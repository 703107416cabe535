import { code, words } from '../../core/words.ts';
import { affected, evaluation, type Kind, type Meeting, nothingMet } from './meeting.ts';
import type { Outcome } from './simulation/outcome.ts';

/**
 * CloudFront reads a bucket by origin access control (a service principal), by an origin access identity, or like
 * anybody else. The first two stand in the policy; the third can't be told from other anonymous reads.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export const cloudFront: Kind = (meeting) => {
  const lines = [...withoutIdentity(meeting), ...byViewersConnection(meeting)];
  if (lines.length === 0) return nothingMet;
  return {
    affected: lines,
    notKnown: [
      words`Cooper does not read CloudFront distributions: whether one reads this bucket, and how, is not known.`,
    ],
  };
};

const reads = ({ action }: Outcome): boolean => action === 's3:GetObject';

/** A distribution without either stops when anonymous reads do; over HTTP alone, only one that goes to the website. */
function withoutIdentity({ comparison: { outcomes } }: Meeting) {
  const stops = outcomes.filter(
    (one) => one.candidate.kind === 'anybody' && reads(one) && one.turn?.towards === 'loses',
  );
  if (stops.length === 0) return [];
  const onlyHttp = stops.every(({ transport }) => transport !== 'HTTPS');
  const named = outcomes.some((one) => isCloudFront(one) && reads(one) && one.after.decision === 'allow');
  const beside = named ? words`, other than those that the policy names` : [];
  const who = onlyHttp
    ? words`CloudFront distributions that read the bucket over HTTP, as by its website endpoint`
    : words`CloudFront distributions without origin access control${beside}`;
  const how = onlyHttp ? '' : 'read the bucket as anybody does, and ';
  return [affected('perhaps', who, words`${how}would get 403 once their caches run out`, evaluation)];
}

const isCloudFront = ({ candidate: { kind, principal } }: Outcome): boolean =>
  kind === 'identity of CloudFront' || principal.service === 'cloudfront.amazonaws.com';

/**
 * CloudFront asks S3 over whatever its viewer used.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-s3-origin.html
 */
function byViewersConnection({ comparison: { outcomes } }: Meeting) {
  // Of somebody who signs, or it is about a public bucket that closes.
  const refused = outcomes.some(
    (one) =>
      one.transport === 'plain HTTP' && reads(one) && one.turn?.towards === 'loses' && one.candidate.kind !== 'anybody',
  );
  const distributions = outcomes.filter((one) => isCloudFront(one) && reads(one) && one.after.decision === 'allow');
  const [first] = distributions;
  if (!refused || first === undefined) return [];
  return [
    affected(
      'perhaps',
      words`viewers of ${first.candidate.who} who use plain HTTP`,
      words`may get 403: CloudFront asks S3 over the connection of its viewer, unless ${code('ViewerProtocolPolicy')} is ${code('redirect-to-https')} or ${code('https-only')}`,
      evaluation,
    ),
  ];
}
