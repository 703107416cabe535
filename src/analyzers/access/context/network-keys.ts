import { code, words } from '../../../core/words.ts';
import { assumed, globalKey, isKms, known, unknown } from './answers.ts';
import type { Answer, ContextAbout, ContextRequest, ContextRow } from './types.ts';

/** How the request reached S3, as far as anything tells. */
type Way = 'endpoint' | 'public' | 'not known';

function wayOf({ via }: ContextAbout): Way {
  if (via === null) return 'not known';
  if (via.vpcEndpointId !== null || via.vpcId !== null) return 'endpoint';
  if (via.sourceIp === null || !isAddress(via.sourceIp)) return 'not known';
  return isPrivate(via.sourceIp) ? 'endpoint' : 'public';
}

/** CloudTrail writes a service's name where there is no address. */
const isAddress = (text: string): boolean => /^[\d.]+$|^[\da-f:]*:[\da-f:.]*$/i.test(text);

/** RFC 1918, RFC 6598, RFC 4193 and link-local addresses: none of them comes from the internet. */
const isPrivate = (address: string): boolean =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd][\da-f]{2}:|fe80:)/i.test(
    address,
  );

const told = words`that is what is known of the request`;
const asksNetwork = words`from which network the request comes is not known`;

/** Calls between services leave the network out (the note on each of these keys). */
const redacted = words`AWS leaves networks out of calls between services`;

const network =
  (of: (about: ContextAbout, way: Way) => Answer) =>
  ({ principal }: ContextRequest, about: ContextAbout): Answer =>
    principal.type === 'service' ? assumed(null, redacted) : of(about, wayOf(about));

const sourceIp = network(({ via }, way) => {
  if (way === 'endpoint') return known(null, words`the request came through a VPC endpoint`);
  return way === 'public' && via?.sourceIp ? known(via.sourceIp, told) : unknown(asksNetwork);
});

/** A key that only requests through an endpoint have. When S3 asks KMS, the endpoint of the first request is forgotten. */
const throughEndpoint =
  (value: (about: ContextAbout) => string | null): ContextRow['of'] =>
  (request, about) =>
    isKms(request)
      ? assumed(null, words`S3 asks KMS, and the endpoint of the first request is not passed on`)
      : network((_about, way) => {
          if (way === 'public') return known(null, words`the request did not come through a VPC endpoint`);
          const found = value(about);
          return found === null ? unknown(asksNetwork) : known(found, told);
        })(request, about);

const privateAddress = ({ via }: ContextAbout): string | null =>
  via?.sourceIp && isAddress(via.sourceIp) && isPrivate(via.sourceIp) ? via.sourceIp : null;

const endpointOnly = 'when they come through a VPC endpoint';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties */
export const networkKeys: readonly ContextRow[] = [
  globalKey('aws:SourceIp', 'unless they come through a VPC endpoint', sourceIp),
  globalKey(
    'aws:SourceVpce',
    endpointOnly,
    throughEndpoint(({ via }) => via?.vpcEndpointId ?? null),
  ),
  globalKey(
    'aws:SourceVpc',
    endpointOnly,
    throughEndpoint(({ via }) => via?.vpcId ?? null),
  ),
  globalKey('aws:VpcSourceIp', endpointOnly, throughEndpoint(privateAddress)),
  ...['aws:SourceVpcArn', 'aws:VpceAccount', 'aws:VpceOrgID', 'aws:VpceOrgPaths'].map((key) =>
    globalKey(
      key,
      endpointOnly,
      throughEndpoint(() => null),
    ),
  ),
  globalKey('aws:SecureTransport', 'always; calls between services leave it out', ({ principal }) =>
    principal.type === 'service'
      ? assumed(null, redacted)
      : assumed('true', words`clients use HTTPS unless they are told not to`),
  ),
  {
    key: 's3:TlsVersion',
    when: 'when a client makes them with TLS',
    source:
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-tls-version',
    of: (request) => {
      if (isKms(request)) return known(null, words`it is a key of S3's, and KMS is asked`);
      if (request.principal.type === 'service') return assumed(null, redacted);
      return assumed('1.3', words`today's clients use TLS ${code('1.3')}; one that can't uses ${code('1.2')}`);
    },
  },
];
