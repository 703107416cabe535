import { createHash } from 'node:crypto';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refusal } from '../core/errors.ts';
import { partitionOf } from '../core/partition.ts';
import { code, words } from '../core/words.ts';
import { awsError, detailOf } from './aws-error.ts';
import type { AwsClients } from './clients.ts';

/**
 * That somebody holds the credentials of an AWS identity: the parts of their signature of one sts:GetCallerIdentity
 * request (IAM user guide, «Create a signed AWS API request»). Whoever checks it puts the request together again from
 * them and sends it; nothing of the request itself is taken over, so that it can't be another one.
 */
export interface Proof {
  readonly host: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** `20261129T200422Z` */
  readonly date: string;
  /** Of temporary credentials; null for others. */
  readonly token: string | null;
  /** SHA-256, in hex. */
  readonly signature: string;
}

const challengeHeader = 'x-cooper-challenge';
const form = 'application/x-www-form-urlencoded';
const body = 'Action=GetCallerIdentity&Version=2011-06-15';
const bodyHash = createHash('sha256').update(body).digest('hex');
const patienceMs = 10_000;
/** An answer of STS has a few hundred bytes. */
const longestAnswer = 65_536;

/** Signs for who asks `challenge`; sends nothing. Throws `Refusal` where there are no credentials to sign with. */
export async function makeProof({ sts }: AwsClients, challenge: string): Promise<Proof> {
  const command = new GetCallerIdentityCommand({});
  const caught: { headers: Record<string, string> | null } = { headers: null };
  // Nothing but what the other side can put together again may be signed.
  const onlyWhatIsProven =
    <Args extends Signed, Sent>(next: (args: Args) => Sent) =>
    (args: Args): Sent => {
      const request = args.request as Signable;
      request.headers = { host: request.headers['host'] ?? '', 'content-type': form, [challengeHeader]: challenge };
      return next(args);
    };
  const keepSignature =
    () =>
    (args: Signed): never => {
      caught.headers = (args.request as Signable).headers;
      throw new Caught();
    };
  command.middlewareStack.addRelativeTo(onlyWhatIsProven, { relation: 'before', toMiddleware: signing });
  command.middlewareStack.addRelativeTo(keepSignature, { relation: 'after', toMiddleware: signing });
  await sts.send(command).catch((error: unknown) => {
    if (!(error instanceof Caught)) throw noCredentials(error);
  });
  return proofIn(caught.headers ?? {});
}

const signing = 'httpSigningMiddleware';

/** What the SDK hands from one of its steps to the next. */
interface Signed {
  readonly request: unknown;
}

interface Signable {
  headers: Record<string, string>;
}

/** How the SDK is stopped before it sends. */
class Caught extends Error {
  override readonly name = 'Caught';
}

function proofIn(headers: Readonly<Record<string, string>>): Proof {
  const [, accessKeyId = '', region = '', signature = ''] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/sts\/aws4_request,.*Signature=([\da-f]{64})$/.exec(
      headers['authorization'] ?? '',
    ) ?? [];
  const proof = {
    host: headers['host'] ?? '',
    region,
    accessKeyId,
    date: headers['x-amz-date'] ?? '',
    token: headers['x-amz-security-token'] ?? null,
    signature,
  };
  if (!isProof(proof)) throw new Error('the SDK signed in a form that Cooper does not know');
  return proof;
}

export interface Expected {
  /** What the signer was given to sign. That it is used only once, and soon, is for the caller to see to. */
  readonly challenge: string;
  /** Another server than AWS, as in the configuration; null for AWS itself. */
  readonly endpoint: string | null;
}

/** The ARN that STS answers the signer with. Throws `Refusal` where it proves nothing. */
export async function provenArn(value: unknown, { challenge, endpoint }: Expected): Promise<string> {
  if (!isProof(value)) throw unproven('What came is no signature of a request');
  const url = endpoint === null ? awsUrl(value) : new URL('/', endpoint);
  if (url === null || url.host !== value.host)
    throw unproven(`It was signed for ${value.host}, which is not where Cooper would ask`);
  const answer = await asked(url, headersOf(value, challenge));
  if (answer.status !== 200)
    throw unproven(`STS says ${/<Code>(\w+)<\/Code>/.exec(answer.text)?.[1] ?? `HTTP ${answer.status}`}`);
  return arnIn(answer.text);
}

function headersOf(proof: Proof, challenge: string): Record<string, string> {
  const token = proof.token === null ? {} : { 'x-amz-security-token': proof.token };
  const headers = {
    'content-type': form,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': proof.date,
    ...token,
    [challengeHeader]: challenge,
  };
  const signed = ['host', ...Object.keys(headers)].toSorted().join(';');
  const scope = `${proof.accessKeyId}/${proof.date.slice(0, 8)}/${proof.region}/sts/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${signed}, Signature=${proof.signature}`;
  return { ...headers, authorization };
}

async function asked(url: URL, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
    return { status: answer.status, text: (await answer.text()).slice(0, longestAnswer) };
  } catch (error) {
    throw unproven(`STS could not be asked: ${detailOf(awsError(error))}`);
  }
}

/** What the names of each partition's STS end with (AWS General Reference, «AWS Security Token Service endpoints»). */
const suffixes: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-us-gov': 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
};

/** The URL of AWS that the signature can be for; null where it is for none. */
function awsUrl({ host, region }: Proof): URL | null {
  const suffix = suffixes[partitionOf(region)];
  if (suffix === undefined || !/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) return null;
  const known = [`sts.${region}.${suffix}`, `sts-fips.${region}.${suffix}`, 'sts.amazonaws.com'];
  return known.includes(host) ? new URL(`https://${host}/`) : null;
}

const shapes = {
  host: /^[a-z\d.-]{1,253}(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/i,
  region: /^[a-z\d-]{1,40}$/,
  accessKeyId: /^\w{12,128}$/,
  date: /^\d{8}T\d{6}Z$/,
  signature: /^[\da-f]{64}$/,
} as const satisfies Readonly<Record<Exclude<keyof Proof, 'token'>, RegExp>>;

function isProof(value: unknown): value is Proof {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const { token } = fields;
  const isToken = token === null || (typeof token === 'string' && /^[\w+/=%-]{1,16384}$/.test(token));
  return (
    isToken &&
    Object.entries(shapes).every(([name, shape]) => typeof fields[name] === 'string' && shape.test(fields[name]))
  );
}

/** Only an answer to this very request: what another call would answer is no answer. */
function arnIn(text: string): string {
  const isXml = XMLValidator.validate(text) === true;
  const read = (isXml ? new XMLParser({ parseTagValue: false }).parse(text) : {}) as Answer;
  const arn = read.GetCallerIdentityResponse?.GetCallerIdentityResult?.Arn;
  if (typeof arn !== 'string' || !/^arn:aws[\w-]*:(?:iam|sts)::\d{12}:\S+$/.test(arn))
    throw unproven('What STS answered names nobody');
  return arn;
}

interface Answer {
  readonly GetCallerIdentityResponse?: { readonly GetCallerIdentityResult?: { readonly Arn?: unknown } };
}

const unproven = (because: string): Refusal =>
  new Refusal(
    words`Cooper could not tell who you are in AWS. ${because}.`,
    words`See that ${code('aws sts get-caller-identity')} answers with the same credentials and that Cooper here and the one that runs ask the same AWS; then try again.`,
  );

const noCredentials = (error: unknown): Refusal =>
  new Refusal(
    words`Cooper found no AWS credentials to show who you are. ${detailOf(awsError(error))}.`,
    words`Sign in to AWS in this terminal, so that ${code('aws sts get-caller-identity')} answers, and try again.`,
  );
