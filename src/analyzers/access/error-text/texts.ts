/** Words that decide a cause whatever the code beside them, the particular before the general. */
type Row = readonly [cause: string, words: RegExp];

/**
 * What S3 says beside codes that several causes share, as of 2026-10: the reasons in the list of
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and on the pages named below. «Seen» marks wordings
 * that people paste and AWS's pages don't show.
 */
const ofS3: readonly Row[] = [
  // Seen, with `Expires` and `ServerTime` beside it, and run together with them where a browser's page was copied.
  ['A06', /request has expired/i],
  ['A11', /invalid according to policy|policy condition failed|form does not meet the conditions/i],
  ['E07', /must be made over a secure connection|requires? (?:https|a secure connection)/i],
  ['F18', /requests specifying server side encryption with aws kms managed keys require aws signature version 4/i],
  ['A09', /please use aws4-hmac-sha256|authorization mechanism you have provided is not supported/i],
  // Seen, with `HeadersNotSigned` beside it.
  ['A08', /headers present in the request which were not signed/i],
  // Seen.
  [
    'A10',
    /anonymous users? (?:can ?not|are not allowed|is not allowed)|anonymous (?:access|requests?) (?:is|are) (?:not allowed|forbidden)|^the request was not signed|is missing authentication token/i,
  ],
  ['B03', /region ["']?[\w-]{1,40}["']? is wrong; expecting|credential should be scoped to a valid region/i],
  // Seen: the client had no key id to sign with.
  ['A01', /a non-empty access key \(akid\) must be provided/i],
  // Seen: a version was to be deleted where MFA delete is on.
  ['D25', /mfa authentication must be used for this request|mfa delete\b|invalid mfa/i],
  // S3 says «Access Denied»; these are the words of tools that know better.
  ['D22', /\brequester[ -]pays buckets?\b|bucket is (?:a )?requester[ -]pays\b|x-amz-request-payer/i],
  // «List of Amazon S3 Access Grants error codes», the same page.
  [
    'D30',
    /do(?:es)? not have \w{4,9} permissions? to the requested s3 prefix|access grants? (?:instance|location)\b.{0,60}(?:not exist|not found)/i,
  ],
  // Seen, all but the first (https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html).
  [
    'F20',
    /stored using a form of server side encryption|customer provided keys must provide|encryption parameters are not applicable|md5 hash of the key did not match/i,
  ],
  // Seen: a key was named, but not SSE-KMS.
  ['F14', /managed key requires http header/i],
  // Seen: lock headers to a bucket without Object Lock, or without a checksum.
  ['D23', /bucket is missing object lock configuration|with object lock parameters/i],
  ['D14', /the bucket does not allow acls|bucket cannot have acls set with objectownership/i],
  [
    'D26',
    /not valid for the (?:object's (?:storage class|access tier)|current state of the object)|object is of storage class \w{1,20}|unable to perform \w{1,20} operations on glacier/i,
  ],
  [
    'D35',
    /(?:invalid principal in|policy has invalid|invalid action in|unsupported principal in|unknown field in) ?(?:policy|resource|action|principal)?|action does not apply to any resource/i,
  ],
  ['B14', /transfer accelerat(?:ion|e) (?:is|cannot)|accelerate (?:configuration|endpoint)/i],
  ['B08', /invalid version id|the specified version does not exist|version ?id specified .{0,40}does not/i],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
  ['G07', /unable to validate the following destination configurations/i],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html, and what browsers say.
  [
    'G14',
    /\bcorsresponse\b|blocked by cors policy|no 'access-control-allow-origin'|cross-origin request blocked|cors header .access-control-allow-origin. missing/i,
  ],
  // Seen: S3's, the load balancers' and CloudFront's, when a bucket does not let their logs in.
  [
    'D33',
    /log-delivery group write and read_acp|access denied for bucket: .{1,80}s3 ?bucket permission|does not enable acl access/i,
  ],
  ['G08', /cross[- ](?:region|location|s3 location) logging|target bucket for logging|bucket to be logged/i],
  [
    'A14',
    /all access to this (?:object|bucket|amazon s3 resource) has been disabled|problem with your aws account|not signed up for/i,
  ],
  ['A18', /\bicp (?:license|licence|filing|recordal)/i],
  ['B07', /<ResourceType>DELETEMARKER<|x-amz-delete-marker["']?[:=]\s?["']?true/i],
];

/** The plain words of codes, for texts that come without one. */
const ofCodes: readonly Row[] = [
  ['A02', /request signature we calculated does not match/i],
  [
    'A03',
    // «Not yet valid» is spelled in both orders by those who pasted it; AWS's pages don't show it.
    /difference between the request time and the (?:current|server'?s?) time is too large|signature not yet current|request is not (?:yet valid|valid yet)/i,
  ],
  [
    'A04',
    /(?:token|session)(?: included in the request| associated with this profile)? (?:is|has) expired|(?:token|session|credentials?) (?:has |have |is |are )?expired|must be refreshed/i,
  ],
  ['A05', /provided token is malformed|token is malformed or otherwise invalid/i],
  [
    'A01',
    /access key id you provided does not exist|security token included in the request is invalid|provided security credentials are not valid/i,
  ],
  ['A08', /query-string authentication (?:version 4 )?requires|x-amz-expires must be/i],
  [
    'B01',
    /must be addressed using the specified endpoint|bucket (?:is in|exists in) (?:this|another) region|received a 301|301 response missing location|received permanent redirect|moved permanently|not match(?:ing)? the endpoint region/i,
  ],
  ['B02', /please re-send this request to the specified temporary endpoint|redirected to the bucket while dns/i],
  ['B12', /location constraint is (?:incompatible|not valid)|location-constraint is not valid/i],
  [
    'B04',
    /the specified bucket (?:does not exist|is not valid)|invalid bucket name|\bbucket ["']?[\w.-]{3,63}["']? does not exist|reading S3 Bucket \([\w.-]{3,63}\): (?:NotFound|couldn't find)/i,
  ],
  ['B05', /the specified key does not exist|no such file or directory: ["']?s3/i],
  ['B09', /specified access ?point (?:name or account |alias name )?(?:does not exist|is not valid)|invalid arn\b/i],
  ['B10', /does not have a website configuration/i],
  ['A11', /proposed upload (?:exceeds|is smaller)/i],
  [
    'B16',
    /reduce your (?:request rate|rate of request)|conflicting conditional operation|implies functionality that is not implemented|current state of the bucket|bucket (?:that )?you tried to create already exists|pre-?conditions? you specified did not hold|requested (?:bucket name is not available|range is not satisfiable)|bucket you tried to delete is not empty|rate exceeded/i,
  ],
  [
    'A17',
    /unsupported sts token version|not enabled (?:for|in) (?:this |the )?region|region (?:[\w-]{1,30} )?is (?:disabled|not enabled)/i,
  ],
];

/**
 * Query engines (Athena's: https://repost.aws/knowledge-center/access-denied-athena; SageMaker's are seen), and what never reached AWS: clients, networks, certificates. */
const ofClients: readonly Row[] = [
  [
    'G15',
    /insufficient lake formation permission|unable to verify\/create output bucket|permission denied on s3 path|access denied when writing output to url|no s3 objects found under/i,
  ],
  // CloudTrail and Config; seen of flow logs.
  ['G09', /incorrect s3 bucket policy|insufficient .{0,30}bucket policy|check logdestination permission/i],
  // OpenSSL, Python, Node and Go; then curl and Java.
  [
    'B13',
    /(?:certificate|hostname|host name)\b.{0,200}(?:does(?: not|n't) match|not match|is valid for|altnames)|no (?:alternative certificate subject|subject alternative (?:dns )?)/i,
  ],
  ['E08', /unsupported protocol|protocol_version|tlsv1 alert|handshake[_ ]failure/i],
  [
    'E13',
    /connect(?:ion)? ?time(?:d )?out|could not connect to the endpoint|connection refused|unknownhost|no such host|i\/o timeout|timeout on endpoint url|name or service not known/i,
  ],
  [
    'A16',
    /unable to locate credentials|could not load credentials|no (?:valid|aws) credential|unable to load (?:aws )?credentials|not authorized to perform sts:/i,
  ],
];

/** What KMS says through S3 (KMS API reference, the errors of Decrypt and GenerateDataKey). */
const ofKms: readonly Row[] = [
  ['F12', /exceeded the rate at which you may call kms/i],
  ['F05', /the ciphertext refers to a customer (?:master|managed) key that does not exist/i],
  ['F19', /custom key store|external key (?:store|manager)|xks ?proxy/i],
  ['F06', /\bkey\/\S{1,100} is disabled|kms key is disabled/i],
  ['F07', /\bkey\/\S{1,100} is pending (?:deletion|import)|pending (?:replica )?(?:deletion|import|creation)/i],
  [
    'F08',
    /\bkey ['"]?arn:\S{1,200} does not exist|\bkms key\b.{0,80} does not exist|invalid ?keyid|alias\/\S{1,200} is not found/i,
  ],
];

/** The cause that the words alone decide, beside S3's, KMS's and the clients' own; null when they don't. */
export const causeOfWords = (text: string): string | null => causeIn([...ofKmsFirst(text), ...ofS3], text);

/** The cause that the words of a code decide, when the code itself was not pasted. */
export const causeOfPlainWords = (text: string): string | null => causeIn([...ofCodes, ...ofClients], text);

/** KMS's words are read only where KMS is spoken of: «does not exist» is said of much. */
const ofKmsFirst = (text: string): readonly Row[] => (/kms|ciphertext|key store|xks/i.test(text) ? ofKms : []);

const causeIn = (rows: readonly Row[], text: string): string | null =>
  rows.find(([, words]) => words.test(text))?.[0] ?? null;
