/** Owns every error the endpoint can answer with: HTTP status, Code and Message. Must not decide when. */

/** Thrown anywhere while a request is answered, and turned into the error body in one place. */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";

  readonly status: number;
  readonly code: string;
  /** For the header x-acs-retry-after, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export type Refusal = () => ServiceFailure;

/** Gateway errors: they come before the operation is looked at. */
export const GATEWAY = {
  keyUnknown: refusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."),
  keyInactive: refusal(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."),
  signatureIncomplete: refusal(
    400,
    "IncompleteSignature",
    "The request signature does not conform to Aliyun standards.",
  ),
  nonceUsed: refusal(400, "SignatureNonceUsed", "Specified signature nonce was used already."),
  dateExpired: refusal(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."),
  dateMalformed: refusal(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted."),
  tokenMissing: refusal(400, "MissingSecurityToken", "SecurityToken is mandatory for this action."),
  tokenExpired: refusal(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."),
  tokenMalformed: refusal(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."),
  tokenForeign: refusal(
    400,
    "InvalidSecurityToken.MismatchWithAccessKey",
    "Specified SecurityToken mismatch with the AccessKey.",
  ),
  tokenExpiredForEcs: refusal(400, "InvalidParameter", 'The specified parameter "SecurityToken.Expired" is not valid.'),
  ramDenied: refusal(
    403,
    "Forbidden.RAM",
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  ),
  throttled: refusal(400, "Throttling", "Request was denied due to request throttling.", 1_500),
  userThrottled: refusal(400, "Throttling.User", "Request was denied due to user flow control.", 1_500),
  apiThrottled: refusal(400, "Throttling.Api", "Request was denied due to api flow control.", 1_500),
  actionUnknown: refusal(
    404,
    "InvalidAction.NotFound",
    "Specified api is not found, please check your url and method.",
  ),
  versionUnknown: refusal(400, "InvalidVersion", "Specified parameter Version is not valid."),
  methodUnsupported: refusal(400, "UnsupportedHTTPMethod", "This http method is not supported."),
  formatUnknown: refusal(400, "InvalidParameter.Format", "Specified parameter Format is not valid."),
  internal: refusal(
    500,
    "InternalError",
    "The request processing has failed due to some unknown error, exception or failure.",
  ),
  unavailable: refusal(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server."),
} as const satisfies Record<string, Refusal>;

/** Errors of the operation, in the words of its reference. */
export const OPERATION = {
  regionUnsupported: refusal(400, "RegionId.ApiNotSupported", "The api is not supported in this region."),
  regionUnknown: refusal(404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records."),
  tooManyTags: refusal(400, "NumberExceed.Tags", "The Tags parameter number is exceed."),
  tagKeyMissing: refusal(400, "MissingParameter.TagKey", "You must specify Tag.N.Key."),
  tagKeyTwice: refusal(400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."),
  tagKeyMalformed: refusal(400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."),
  tagValueMalformed: refusal(400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."),
  pageNumberInvalid: refusal(400, "InvalidParam.PageNumber", "The specified parameter is invalid."),
  pageSizeInvalid: refusal(400, "InvalidParam.PageSize", "The specified parameter is invalid."),
  nextTokenInvalid: refusal(400, "InvalidParameter.NextToken", "The specified parameter NextToken is not valid."),
  maxResultsInvalid: refusal(400, "InvalidParameter.MaxResults", "The specified parameter MaxResults is not valid."),
  forbidden: refusal(403, "Operation.Forbidden", "The operation is not permitted."),
  dispatchFailed: refusal(500, "InternalError.Dispatch", "An error occurred when you dispatched the request."),
} as const satisfies Record<string, Refusal>;

/** Errors of SendFile alone, in the words of its reference. */
export const SENDING = {
  instanceMissing: refusal(400, "MissingParam.InstanceId", "The parameter instanceId is missing or empty."),
  tooManyInstances: refusal(403, "InstanceIds.ExceedLimit", "The number of instance IDs exceeds the upper limit."),
  instanceUnknown: refusal(404, "InvalidInstance.NotFound", "The specified instances not found."),
  nameTooLong: refusal(403, "FileName.ExceedLimit", "The length of file name exceeds limit."),
  descriptionTooLong: refusal(403, "FileDesc.ExceedLimit", "The length of file description exceeds limit."),
  contentTooLong: refusal(403, "FileSize.ExceedLimit", "The length of file content exceeds limit."),
  contentUndecodable: refusal(400, "FileContent.DecodeError", "The Content can not be base64 decoded."),
  contentTypeInvalid: refusal(400, "FileContentType.Invalid", "The ContentType of file is invalid."),
  targetDirInvalid: refusal(400, "FileTargetDir.Invalid", "The target directory of file is invalid."),
  modeInvalid: refusal(400, "FileMode.Invalid", "The mode of file is invalid."),
  ownerInvalid: refusal(400, "InvalidParameter.FileOwner", "The specified parameter FileOwner is not valid."),
  groupInvalid: refusal(400, "InvalidParameter.FileGroup", "The specified parameter FileGroup is not valid."),
  timeoutTooLong: refusal(
    403,
    "InvalidTimeout.ExceedLimit",
    "The specified parameter Timeout exceeds the upper limit.",
  ),
  resourceGroupUnknown: refusal(
    404,
    "InvalidResourceGroup.NotFound",
    "The ResourceGroup provided does not exist in our records.",
  ),
} as const satisfies Record<string, Refusal>;

/** A mandatory parameter is absent or empty. */
export function missing(parameter: string): ServiceFailure {
  return new ServiceFailure(400, `Missing${parameter}`, `${parameter} is mandatory for this action.`);
}

/** The signature is not the one that the secret gives; `calculation` says what was signed here, and holds no secret. */
export function signatureMismatch(calculation: string): ServiceFailure {
  return new ServiceFailure(
    400,
    "SignatureDoesNotMatch",
    `Specified signature is not matched with our calculation. ${calculation}`,
  );
}

/** Something this endpoint refuses where the service has no documented answer: the code says whose answer it is. */
export function ownRefusal(code: string, message: string, status = 400): ServiceFailure {
  return new ServiceFailure(status, `Emulator.${code}`, message);
}

function refusal(status: number, code: string, message: string, retryAfter?: number): Refusal {
  return () => new ServiceFailure(status, code, message, retryAfter);
}
