/**
 * Title and next step for each kind of failed call, and for the codes that deserve better than their kind's: data only.
 * Sources: the reference's error table, facts-api.md 1.4 and 2.6; our own wording.
 */
import type { FailureKind } from "../domain/failure.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

export interface FailureHelp {
  /** A few words, no end mark. */
  readonly title: SafeText;
  /** The next step, one sentence. */
  readonly remedy: SafeText;
}

const help = (title: SafeText, remedy: SafeText): FailureHelp => ({ title, remedy });

export const FAILURE_KINDS: Readonly<Record<FailureKind, FailureHelp>> = {
  credentials: help(say`AccessKey not accepted`, say`Check the profile's AccessKey ID, or choose another profile.`),
  signature: help(
    say`Secret does not match the AccessKey`,
    say`Enter the AccessKey secret again: cafe profiles add NAME.`,
  ),
  clock: help(say`This machine's clock is wrong`, say`Set the clock: it may be at most 15 minutes off.`),
  token: help(say`Security token not accepted`, say`Get fresh temporary keys, then try again.`),
  permission: help(
    say`Not allowed`,
    say`Ask for the RAM permission ecs:DescribeSendFileResults on this account, or choose another profile.`,
  ),
  throttled: help(
    say`Too many calls`,
    say`Wait a minute: the limit is shared by everybody who uses this account in the region.`,
  ),
  region: help(say`Not available in this region`, say`Choose another region.`),
  input: help(say`The service refused a filter`, say`Correct or clear the filter that the message names.`),
  "stale-token": help(say`The list has moved on`, say`Start again at the first page.`),
  server: help(
    say`The service has a problem`,
    say`Try again in a while; if it lasts, report the RequestId to the service.`,
  ),
  network: help(say`No connection`, say`Check the network, the endpoint and the proxy settings, then try again.`),
  timeout: help(say`No answer in time`, say`Try again, or allow more time with --timeout.`),
  malformed: help(
    say`Not the service's answer`,
    say`Check the endpoint: a proxy or another program may have answered in its place.`,
  ),
  cancelled: help(say`Cancelled`, say`Try again when you like.`),
  other: help(
    say`The call failed`,
    say`Look the code up in the service's documentation; the RequestId helps its support.`,
  ),
};

const PAGE_SIZE = help(say`Page size not accepted`, say`Use a page size from 1 to 50.`);
const TAG_KEY = help(
  say`Tag key not accepted`,
  say`A tag key has 1 to 64 characters, no acs: or aliyun in front, and no http:// or https:// in it.`,
);
const FRESH_TOKEN = help(
  say`Temporary keys have expired`,
  say`Get fresh temporary keys (for example by signing in again), then try again.`,
);
const NO_PROFILE = help(
  say`No keys in this profile`,
  say`Choose another profile; cafe profiles list shows which there are.`,
);
const API_ENDPOINT = help(
  say`The endpoint does not know this operation`,
  say`Check that the endpoint is one of ECS, such as ecs.cn-hangzhou.aliyuncs.com.`,
);

/** By the service's Code, or by cafe's own `Cafe.` code. */
export const FAILURE_CODES: Readonly<Record<string, FailureHelp>> = {
  "RegionId.ApiNotSupported": help(
    say`Not offered in this region`,
    say`Choose another region: this one does not offer file sending.`,
  ),
  "InvalidRegionId.NotFound": help(say`No such region`, say`Choose a region from the list: cafe regions.`),
  MissingRegionId: help(say`No region given`, say`Name a region with --region, or set one in the profile.`),
  "MissingParameter.TagKey": help(say`A tag has no key`, say`Give each tag filter as KEY=VALUE, KEY= or KEY.`),
  "Duplicate.TagKey": help(say`The same tag key twice`, say`Use each tag key once.`),
  "NumberExceed.Tags": help(say`Too many tags`, say`Filter by at most 20 tags.`),
  "InvalidTagKey.Malformed": TAG_KEY,
  "InvalidTagValue.Malformed": help(
    say`Tag value not accepted`,
    say`A tag value has at most 128 characters and no http:// or https:// in it.`,
  ),
  "InvalidParam.PageNumber": help(say`Page number not accepted`, say`Count pages from 1.`),
  "InvalidParam.PageSize": PAGE_SIZE,
  "InvalidParameter.MaxResults": PAGE_SIZE,
  "Operation.Forbidden": help(
    say`Operation not permitted`,
    say`Check that the account may use Cloud Assistant here, or choose another profile.`,
  ),
  "InternalError.Dispatch": help(say`The service could not pass the request on`, say`Try again in a while.`),
  ServiceUnavailable: help(say`The service is not available just now`, say`Try again in a while.`),
  "InvalidAccessKeyId.NotFound": help(
    say`AccessKey does not exist`,
    say`Check the AccessKey ID for typing errors: the service does not know it.`,
  ),
  "InvalidAccessKeyId.Inactive": help(
    say`AccessKey is disabled`,
    say`Enable the AccessKey in the RAM console, or use another one.`,
  ),
  "Forbidden.AccessKeyDisabled": help(
    say`AccessKey is disabled`,
    say`Enable the AccessKey in the RAM console, or use another one.`,
  ),
  IncompleteSignature: help(
    say`Signature incomplete`,
    say`Something between here and the service may have changed the request: check the proxy.`,
  ),
  SignatureNonceUsed: help(
    say`The service has seen this request before`,
    say`Try again; if it repeats, a proxy may be sending requests twice.`,
  ),
  "InvalidTimeStamp.Format": help(
    say`Date not understood`,
    say`Try again; if it repeats, a proxy may be changing the request.`,
  ),
  "InvalidSecurityToken.Expired": FRESH_TOKEN,
  "InvalidSecurityToken.Malformed": help(
    say`Security token is damaged`,
    say`Copy the security token again, whole and without line breaks.`,
  ),
  "InvalidSecurityToken.MismatchWithAccessKey": help(
    say`Security token belongs to another AccessKey`,
    say`Use AccessKey ID, secret and token from the same sign-in.`,
  ),
  MissingSecurityToken: help(
    say`Security token is missing`,
    say`Temporary keys (STS.…) need their security token as well.`,
  ),
  "Forbidden.RAM": help(
    say`RAM does not allow this`,
    say`Ask an administrator for ecs:DescribeSendFileResults and ecs:DescribeRegions.`,
  ),
  "Forbidden.RiskControl": help(
    say`Blocked by the service's risk control`,
    say`Sign in to the console and look for a security notice on the account.`,
  ),
  "InvalidInstance.NotFound": help(say`No such instance`, say`Check the instance ID and the region.`),
  "InvalidResourceGroup.NotFound": help(say`No such resource group`, say`Check the resource group's ID.`),
  "InvalidAction.NotFound": API_ENDPOINT,
  "InvalidApi.NotFound": API_ENDPOINT,
  InvalidVersion: API_ENDPOINT,
  "InvalidProtocol.NeedSsl": help(say`The service wants https`, say`Give the endpoint with https://.`),
  "Cafe.HostNotFound": help(say`Host name not found`, say`Check the region and the endpoint for typing errors.`),
  "Cafe.DnsUnavailable": help(say`DNS does not answer`, say`Check this machine's network and name servers.`),
  "Cafe.ConnectionRefused": help(
    say`Connection refused`,
    say`Check the endpoint's host and port, and that something listens there.`,
  ),
  "Cafe.ConnectionReset": help(
    say`Connection broken off`,
    say`Try again; if it repeats, a firewall or proxy may be cutting the connection.`,
  ),
  "Cafe.HostUnreachable": help(say`Host out of reach`, say`Check the network, the VPN and the firewall.`),
  "Cafe.ConnectTimeout": help(say`Host out of reach`, say`Check the network, the VPN and the firewall.`),
  "Cafe.TlsCertificate": help(
    say`Certificate not trusted`,
    say`If your company inspects TLS, name its certificate with --ca-file or NODE_EXTRA_CA_CERTS; otherwise check the endpoint.`,
  ),
  "Cafe.TlsProtocol": help(say`No TLS there`, say`Check the endpoint's port: it may be one of plain HTTP.`),
  "Cafe.NotHttp": help(say`No HTTP there`, say`Check the endpoint's host and port.`),
  "Cafe.ProxyUnreachable": help(say`Proxy out of reach`, say`Check HTTPS_PROXY, or add the host to NO_PROXY.`),
  "Cafe.ProxyDenied": help(say`Proxy wants a sign-in`, say`Put user and password into HTTPS_PROXY's URL.`),
  "Cafe.ProxyRefused": help(
    say`Proxy refused the connection`,
    say`Ask for the host to be allowed, or add it to NO_PROXY.`,
  ),
  "Cafe.ProxyVariable": help(say`Proxy setting not understood`, say`Set it as http://HOST:PORT, or unset it.`),
  "Cafe.Redirected": help(say`The endpoint redirects`, say`Give the final host as the endpoint.`),
  "Cafe.ReplyTooLarge": help(say`Reply too large`, say`Ask for smaller pages with --page-size.`),
  "Cafe.PageSize": PAGE_SIZE,
  "Cafe.PageNumber": help(say`No such page`, say`Count pages from 1.`),
  "Cafe.InvalidRegion": help(say`No such region`, say`Choose a region from the list: cafe regions.`),
  "Cafe.InvalidKeys": help(
    say`Keys not usable`,
    say`Enter AccessKey ID, secret and token again, without blanks or line breaks.`,
  ),
  "Cafe.TokenExpired": FRESH_TOKEN,
  "Cafe.NoKeysFromSource": help(
    say`No keys from their source`,
    say`Check the source that the message names; cafe doctor shows how it was chosen.`,
  ),
  "Cafe.ExternalRefused": help(say`Keys not asked for`, say`Allow what the message names, or choose another profile.`),
  "Cafe.Locked": help(say`Profile is locked`, say`Start cafe with --profile NAME, which asks for the passphrase.`),
  "Cafe.NoSuchProfile": NO_PROFILE,
  "Cafe.UnreadableFile": NO_PROFILE,
  "Cafe.UnsupportedMode": NO_PROFILE,
  "Cafe.MalformedCredentials": help(
    say`Keys not usable`,
    say`Set them anew as the message says, or choose another profile.`,
  ),
  "Cafe.HalfCredentials": help(say`Keys not complete`, say`Set both variables, or neither and choose a profile.`),
  "Cafe.Unexpected": help(say`Unexpected failure`, say`Try again; if it repeats, please report it with what you did.`),
  "Cafe.PageLoop": help(say`The pages lead in a circle`, say`Narrow the list down with filters, and try again.`),
};
