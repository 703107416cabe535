import { Refusal } from './errors.ts';
import { unmangle } from './unmangle.ts';
import { code, type Words, words } from './words.ts';

const example = words`Say ${code('as arn:aws:iam::111122223333:role/reader')}, the ARN of a user or a session, a service such as ${code('cloudfront.amazonaws.com')}, or ${code('as anonymous')}.`;

/** Why a principal that was named can't make a request, most telling first. */
const reasons: readonly { readonly has: RegExp; readonly because: Words; readonly next: Words }[] = [
  {
    has: /[*?]/,
    because: words`it stands for many`,
    next: words`Ask about one of them. ${example}`,
  },
  {
    has: /(?:^|:)group\//,
    because: words`a group makes no requests, its users do`,
    next: words`Ask about a user in it: ${code('as arn:aws:iam::111122223333:user/ana')}.`,
  },
  {
    has: /(?:^|:)instance-profile\//,
    because: words`an instance profile makes no requests, the role in it does`,
    next: words`Ask about the role: ${code('as arn:aws:iam::111122223333:role/web')}.`,
  },
  {
    has: /:(?:saml|oidc)-provider\//,
    because: words`an identity provider makes no requests to S3, the role that its users assume does`,
    next: words`Ask about that role: ${code('as arn:aws:iam::111122223333:role/web')}.`,
  },
  {
    has: /:assumed-role\/[^/]*\/?$/,
    because: words`it lacks the name of its session`,
    next: words`Say ${code('as arn:aws:sts::111122223333:assumed-role/reader/session')}, or the ARN of the role, which stands for any of its sessions.`,
  },
  {
    has: /::cloudfront:user\//,
    because: words`it is an origin access identity of CloudFront's, and Cooper follows only its successor, origin access control`,
    next: words`With that the caller is ${code('as cloudfront.amazonaws.com')}.`,
  },
  {
    has: /^(?:user|role|assumed-role|federated-user)\//,
    because: words`it does not say which account`,
    next: example,
  },
  {
    has: /^A(?:IDA|ROA|GPA|IPA)[A-Z0-9]+$/,
    because: words`it is an id, and ids can't be looked up`,
    next: words`Name the ARN. ${example}`,
  },
  {
    has: /^\d{4}-\d{4}-\d{4}$/,
    because: words`an account id has 12 digits, without hyphens`,
    next: example,
  },
];

/** What to say to somebody who asked on behalf of a principal that can't make a request. */
export function refusedPrincipal(text: string): Refusal {
  const plain = unmangle(text);
  const short = code(plain.length > 120 ? `${plain.slice(0, 120)}…` : plain);
  const found = reasons.find(({ has }) => has.test(plain));
  return found
    ? new Refusal(words`${short} can't be asked about: ${found.because}.`, found.next)
    : new Refusal(words`${short} is nobody who could make a request.`, example);
}
