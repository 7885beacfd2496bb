/** The JSON body of every error answer. Types only. */
export interface WireError {
  readonly RequestId: string;
  readonly HostId: string;
  readonly Code: string;
  readonly Message: string;
  readonly Recommend?: string;
}
