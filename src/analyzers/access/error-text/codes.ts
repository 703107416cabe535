/** Error codes that decide a cause by themselves, as of 2026-10 (S3 API reference, «List of error codes»; KMS, STS). */
const byCause: Readonly<Record<string, string>> = {
  A01: `InvalidAccessKeyId InvalidSecurity InvalidClientTokenId UnrecognizedClientException UnrecognizedClient`,
  A02: `SignatureDoesNotMatch InvalidSignatureException IncompleteSignature IncompleteSignatureException XAmzContentSHA256Mismatch`,
  A03: `RequestTimeTooSkewed RequestExpired RequestInTheFuture`,
  A04: `ExpiredToken ExpiredTokenException TokenRefreshRequired`,
  A05: `InvalidToken`,
  A08: `AuthorizationQueryParametersError CredentialsNotSupported MissingKey`,
  A09: `SigV2NotSupported`,
  A10: `MissingAuthenticationToken MissingAuthenticationTokenException MissingSecurityHeader MissingSecurityElement`,
  A11: `EntityTooLarge EntityTooSmall InvalidPolicyDocument POSTPolicyConditionFailed`,
  A14: `AccountProblem NotSignedUp AllAccessDisabled InvalidPayer OptInRequired SubscriptionRequiredException`,
  A17: `UnsupportedSignature InvalidRegion RegionDisabledException`,
  A18: `UnauthorizedAccess UnauthorizedAccessError UnexpectedIPError`,
  B01: `PermanentRedirect IncorrectEndpoint Redirect PermanentRedirectError BucketRegionError`,
  B02: `TemporaryRedirect`,
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
    InvalidEncryptionAlgorithmError`,
  D14: `AccessControlListNotSupported InvalidBucketAclWithObjectOwnership`,
  D16: `InvalidBucketAclWithBlockPublicAccessError`,
  D26: `InvalidObjectState RestoreAlreadyInProgress`,
  D30: `StsNotAuthorizedError StsValidationError StsThrottlingError StsInternalServerError StsPackedPolicyTooLargeError
    StsExpiredTokenError AccessGrantsInstanceNotExistsError AccessGrantAlreadyExists InvalidAccessGrant
    NoSuchAccessGrantError AccessGrantsLocationNotExistsError AccessGrantsInstanceResourcePolicyNotExistsError
    InvalidAccessGrantsLocation InvalidIamRole`,
  D35: `MalformedPolicy MalformedPolicyDocument MalformedPolicyDocumentException PolicyNotFound`,
  E13: `EndpointConnectionError ConnectTimeoutError ConnectTimeoutException UnknownHostException ETIMEDOUT ENOTFOUND ECONNREFUSED
    EAI_AGAIN`,
  F06: `KMS.DisabledException`,
  F07: `KMS.KMSInvalidStateException KMS.InvalidStateException`,
  F08: `KMS.NotFoundException KMS.InvalidArnException KMS.InvalidKeyUsageException KMS.KMSInvalidKeyUsageException
    KMS.IncorrectKeyException`,
  F12: `KMS.ThrottlingException KMS.LimitExceededException KMS.RequestLimitExceeded`,
  F19: `KMS.CustomKeyStoreInvalidStateException KMS.XksProxyUriUnreachableException KMS.CloudHsmClusterInvalidConfigurationException`,
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
  if (/XksProxy/.test(code)) return 'F19';
  return causes.get(code) ?? bare.get(code) ?? causes.get(code.replace(/(?:Exception|Error)$/, '')) ?? null;
}

/** The first word of a text that is an error code with one cause; words of everyday English are none. */
export function codeIn(text: string): string | null {
  for (const [word] of text.matchAll(/(?<![\w/.-])(?:KMS\.)?[A-Z][a-zA-Z]{4,60}(?![\w/-])/g)) {
    if (/[a-z][A-Z]|^[A-Z]{5,}/.test(word) && causeOfCode(word) !== null) return word;
  }
  return null;
}
