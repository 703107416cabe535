/**
 * Error codes that decide a cause by themselves, as of 2026-10. S3's, Access Grants' and Object Lambda's: the lists of
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; STS's and KMS's: the errors of their API
 * references (AssumeRole, «Common Error Types»; Decrypt, GenerateDataKey), KMS's with the prefix that S3 gives them.
 * The clients' own names of connection failures are the ones that botocore, the Java SDK and Node use.
 */
const byCause: Readonly<Record<string, string>> = {
  A01: `InvalidAccessKeyId InvalidSecurity InvalidClientTokenId UnrecognizedClientException UnrecognizedClient`,
  A02: `SignatureDoesNotMatch InvalidSignatureException IncompleteSignature IncompleteSignatureException XAmzContentSHA256Mismatch
    InvalidSignature`,
  A03: `RequestTimeTooSkewed RequestExpired RequestInTheFuture`,
  A04: `ExpiredToken ExpiredTokenException TokenRefreshRequired InvalidSessionException`,
  A05: `InvalidToken`,
  A08: `AuthorizationQueryParametersError CredentialsNotSupported MissingKey`,
  A09: `SigV2NotSupported`,
  A10: `MissingAuthenticationToken MissingAuthenticationTokenException MissingSecurityHeader MissingSecurityElement`,
  A11: `EntityTooLarge EntityTooSmall InvalidPolicyDocument POSTPolicyConditionFailed`,
  A13: `InvalidBucketOwnerAWSAccountID`,
  A14: `AccountProblem NotSignedUp AllAccessDisabled InvalidPayer OptInRequired SubscriptionRequiredException`,
  A17: `UnsupportedSignature InvalidRegion RegionDisabledException`,
  A18: `UnauthorizedAccess UnauthorizedAccessError UnexpectedIPError`,
  B01: `PermanentRedirect PermanentRedirectControlError IncorrectEndpoint EndpointNotFound BucketRegionError`,
  B02: `TemporaryRedirect Redirect`,
  B03: `AuthorizationHeaderMalformed`,
  B04: `NoSuchBucket InvalidBucketName NoSuchBucketException`,
  B05: `NoSuchKey NoSuchKeyException`,
  B08: `NoSuchVersion`,
  B09: `NoSuchAccessPoint InvalidArn InvalidARN InvalidAccessPoint InvalidAccessPointAliasError NoSuchMultiRegionAccessPoint
    MultiRegionAccessPointNotFound NoSuchOutpost NoSuchAsyncRequest`,
  B10: `NoSuchWebsiteConfiguration`,
  B12: `IllegalLocationConstraintException InvalidLocationConstraint`,
  B16: `BucketAlreadyExists BucketAlreadyOwnedByYou OperationAborted InvalidBucketState PreconditionFailed InvalidRange
    SlowDown NotImplemented BucketNotEmpty ConditionalRequestConflict ServiceUnavailable InternalError InternalFailure
    RequestTimeout TooManyBuckets MalformedXML BadDigest InvalidDigest NoSuchUpload InvalidPart InvalidPartOrder
    IncompleteBody KeyTooLongError MetadataTooLarge MissingContentLength InvalidStorageClass InvalidTag InvalidURI
    NotModified Busy Throttling ThrottlingException RequestLimitExceeded TooManyRequestsException RequestThrottled
    ServerSideEncryptionConfigurationNotFoundError NoSuchBucketPolicy NoSuchCORSConfiguration NoSuchLifecycleConfiguration
    NoSuchTagSet NoSuchTagSetError NoSuchPublicAccessBlockConfiguration OwnershipControlsNotFoundError
    ReplicationConfigurationNotFoundError NoSuchConfiguration ObjectLockConfigurationNotFoundError
    NoSuchObjectLockConfiguration NoSuchAccessPointPolicy GlacierExpeditedRetrievalNotAvailable ObjectAlreadyInActiveTierError
    MaxMessageLengthExceeded MalformedPOSTRequest UnexpectedContent UnresolvableGrantByEmailAddress ClientTokenConflict
    InvalidEncryptionAlgorithmError RestoreAlreadyInProgress BucketHasAccessPointsAttached MalformedACLError
    AmbiguousGrantByEmailAddress IncorrectNumberOfFilesInPostRequest InlineDataTooLarge InvalidHostHeader InvalidHttpMethod
    InvalidSOAPRequest MaxPostPreDataLengthExceededError MissingRequestBodyError RequestIsNotMultiPartContent
    RequestTorrentOfBucketError TooManyAccessPoints TooManyMultiRegionAccessPoints TooManyTags UnsupportedArgument
    UserKeyMustBeSpecified NoSuchResource
    AccessPointAlreadyOwnedByYou IllegalVersioningConfigurationException RequestHeaderSectionTooLarge TagPolicyException
    AccessGrantAlreadyExists AccessGrantsInstanceAlreadyExists AccessGrantsLocationAlreadyExistsError
    AccessGrantsQuotaExceededError AccessGrantsLocationsQuotaExceededError`,
  D11: `LambdaPermissionError LambdaNotFound LambdaInvocationFailed LambdaInvalidResponse LambdaResponseNotReceived
    LambdaRuntimeError LambdaTimeout`,
  D14: `AccessControlListNotSupported InvalidBucketAclWithObjectOwnership`,
  D16: `InvalidBucketAclWithBlockPublicAccessError`,
  D25: `TokenCodeInvalidError DeviceNotActiveError NotDeviceOwnerError`,
  D26: `InvalidObjectState`,
  D30: `StsNotAuthorizedError StsValidationError StsPackedPolicyTooLargeError AccessGrantsInstanceNotExistsError
    AccessGrantsInstanceResourcePolicyNotExists NoSuchAccessGrantError NoSuchAccessGrantsLocationError InvalidAccessGrant
    InvalidAccessGrantsLocation InvalidIamRole InvalidIdentityCenterInstance`,
  D35: `MalformedPolicy MalformedPolicyDocument MalformedPolicyDocumentException PolicyNotFound`,
  E04: `VpceAccessDenied`,
  E13: `EndpointConnectionError ConnectTimeoutError ConnectTimeoutException UnknownHostException ETIMEDOUT ENOTFOUND ECONNREFUSED
    EAI_AGAIN`,
  F06: `KMS.DisabledException`,
  F07: `KMS.KMSInvalidStateException`,
  // A key for signing cannot encrypt: as with a key that is not there, another one must be named.
  F08: `KMS.NotFoundException KMS.InvalidKeyUsageException KMS.IncorrectKeyException`,
  // KMS's own ThrottlingException with S3's prefix; S3's list does not name it.
  F12: `KMS.ThrottlingException`,
  F05: `KMS.AccessDeniedException KMS.InvalidCiphertextException`,
  G08: `CrossLocationLoggingProhibited InvalidTargetBucketForLogging`,
  G09: `InsufficientS3BucketPolicyException InsufficientDeliveryPolicyException InsufficientEncryptionPolicyException`,
  G14: `AccessForbidden CORSForbidden`,
};

const causes: ReadonlyMap<string, string> = new Map(
  Object.entries(byCause).flatMap(([cause, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, cause] as const),
  ),
);
/** The same codes where a tool took KMS's prefix away. */
const bare: ReadonlyMap<string, string> = new Map([
  ['DisabledException', 'F06'],
  ['KMSInvalidStateException', 'F07'],
  ['KMSDisabledException', 'F06'],
  ['KMSInvalidState', 'F07'],
]);

/** The cause of an error code; null for codes that several causes share, and for unknown ones. */
export function causeOfCode(code: string): string | null {
  if (/XksProxy|^KMS\.CustomKeyStore/.test(code)) return 'F19';
  return causes.get(code) ?? bare.get(code) ?? causes.get(code.replace(/(?:Exception|Error)$/, '')) ?? null;
}

/** The first word of a text that is an error code with one cause; words of everyday English are none. */
export function codeIn(text: string): string | null {
  for (const [word] of text.matchAll(/(?<![\w/.-])(?:KMS\.)?[A-Z][a-zA-Z]{4,60}(?![\w/-])/g)) {
    if (/[a-z][A-Z]|^[A-Z]{5,}/.test(word) && causeOfCode(word) !== null) return word;
  }
  return null;
}
