/**
 * The wire shapes of DescribeSendFileResults (ECS API 2014-05-26), as the reference says and nothing inferred.
 * Types only: this file compiles to nothing, so client and emulator can both read it without sharing behaviour.
 */

/** Overall sending state of one task: the values `InvocationStatus` takes as a request filter and on an Invocation. */
export type OverallStatus = "Pending" | "Running" | "Success" | "Failed" | "PartialFailed";

/** State of the task on one instance. */
export type InstanceStatus = "Pending" | "Invalid" | "Running" | "Aborted" | "Success" | "Failed" | "Error" | "Timeout";

/** Encoding of `Content`. The service's own sample says PlainText over Base64 content, so readers must sniff. */
export type ContentType = "PlainText" | "Base64";

/** Every documented `ErrorCode` of an InvokeInstance. The set is open: newer services add codes. */
export type InstanceErrorCode =
  | "InstanceNotExists"
  | "InstanceReleased"
  | "InstanceNotRunning"
  | "AccountNotExists"
  | "ClientNotRunning"
  | "ClientNotResponse"
  | "ClientIsUpgrading"
  | "ClientNeedUpgrade"
  | "DeliveryTimeout"
  | "FileCreateFail"
  | "FileAlreadyExists"
  | "FileContentInvalid"
  | "FileNameInvalid"
  | "FilePathInvalid"
  | "FileAuthorityInvalid"
  | "UserGroupNotExists";

/** Request parameters, section "Request parameters" of the reference. `Tag` travels flattened as Tag.N.Key / Tag.N.Value. */
export interface DescribeSendFileResultsRequest {
  readonly RegionId: string;
  readonly ResourceGroupId?: string;
  readonly InvokeId?: string;
  readonly Name?: string;
  readonly InstanceId?: string;
  /** From 1, default 1. Ignored by the service when MaxResults or NextToken is given. */
  readonly PageNumber?: number;
  /** 1 to 50, default 10. */
  readonly PageSize?: number;
  /** 1 to 50, default 10: the newer paging. */
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly InvocationStatus?: OverallStatus;
  /** 1 to 20 tags, all of which must match. */
  readonly Tag?: readonly RequestTag[];
}

export interface RequestTag {
  /** 1 to 64 characters; not starting with acs: or aliyun; no http:// or https://. */
  readonly Key: string;
  /** 0 to 128 characters; no http:// or https://. Absent: any value. */
  readonly Value?: string;
}

/** Section "Response parameters" of the reference. */
export interface DescribeSendFileResultsResponse {
  readonly RequestId: string;
  readonly PageNumber?: number;
  readonly PageSize?: number;
  /** Not to be relied on when the request carried MaxResults or NextToken. */
  readonly TotalCount?: number;
  /** Empty or absent on the last page. */
  readonly NextToken?: string;
  readonly Invocations: { readonly Invocation: readonly Invocation[] };
}

/** One file sending record: one SendFile call, one region, at most 50 instances. */
export interface Invocation {
  readonly InvokeId: string;
  readonly Name: string;
  readonly Description: string;
  readonly TargetDir: string;
  readonly FileOwner: string;
  readonly FileGroup: string;
  /** Octal, e.g. "0644"; newer samples show a bare number. */
  readonly FileMode: string;
  /** Documented as String, sent as a JSON boolean. */
  readonly Overwrite: boolean;
  readonly ContentType: ContentType;
  readonly Content: string;
  /** UTC, ISO 8601, whole seconds: 2019-12-20T06:15:54Z. */
  readonly CreationTime: string;
  readonly InvocationStatus: OverallStatus;
  /** Number of destination instances. */
  readonly VmCount: number;
  readonly InvokeInstances: { readonly InvokeInstance: readonly InvokeInstance[] };
  readonly Tags: { readonly Tag: readonly ResponseTag[] };
}

export interface InvokeInstance {
  readonly InstanceId: string;
  readonly InvocationStatus: InstanceStatus;
  /** UTC, ISO 8601, whole seconds; empty while not reached. The same holds for the three below. */
  readonly CreationTime: string;
  readonly StartTime: string;
  readonly FinishTime: string;
  readonly UpdateTime: string;
  /** Empty when the file was sent (the reference calls it Null). */
  readonly ErrorCode: string;
  readonly ErrorInfo: string;
}

export interface ResponseTag {
  readonly TagKey: string;
  readonly TagValue: string;
}
