/** Why no usable reply came, naming the host and nothing more of the call. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const NETWORK = {
  cancelled: say`The call was cancelled.`,
  unforeseen: say`The call failed in a way that cafe did not foresee.`,
  emptyKeys: say`The AccessKey or its token is empty or holds characters that none can hold.`,
  noRegionId: (region: SafeText) => say`${region} cannot be a region ID: it takes a-z, 0-9 and hyphens.`,
  timeout: (host: SafeText, seconds: number) => say`${host} did not answer within ${seconds} s.`,
  tooLarge: (host: SafeText, mebibytes: number) =>
    say`The reply of ${host} is larger than ${mebibytes} MiB, so it was not read.`,
  proxyVariable: (variable: SafeText) =>
    say`The environment variable ${variable} does not hold the URL of an HTTP proxy.`,
  proxySilent: (proxy: SafeText, host: SafeText) =>
    say`The proxy ${proxy} does not answer, so ${host} is out of reach.`,
  proxyDenied: (proxy: SafeText) => say`The proxy ${proxy} wants a user name and password that it accepts.`,
  proxyRefused: (proxy: SafeText, host: SafeText, status: number) =>
    say`The proxy ${proxy} refused the way to ${host} with HTTP ${status}.`,
  hostNotFound: (host: SafeText) => say`There is no host of the name ${host}.`,
  dnsSilent: (host: SafeText) => say`The name ${host} could not be looked up: DNS does not answer.`,
  connectionRefused: (host: SafeText) => say`${host} refused the connection.`,
  connectionReset: (host: SafeText) => say`${host} broke the connection off.`,
  connectTimeout: (host: SafeText) => say`${host} cannot be reached: the connection timed out.`,
  unreachable: (host: SafeText) => say`There is no route from this machine to ${host}.`,
  certificate: (host: SafeText) => say`The certificate of ${host} is not one that this machine trusts.`,
  noTls: (host: SafeText) => say`${host} does not speak TLS as expected.`,
  notHttp: (host: SafeText) => say`What ${host} answers is not HTTP.`,
  connectionFailed: (host: SafeText, code: SafeText) => say`The connection to ${host} failed (${code}).`,
  pageSize: (most: number, asked: number) => say`A page holds 1 to ${most} tasks; ${asked} were asked for.`,
  pageNumber: (asked: number) => say`Pages are counted from 1; page ${asked} was asked for.`,
  malformed: (host: SafeText, where: SafeText) => say`${host} answered, but ${where}.`,
  redirects: (host: SafeText, target: SafeText, again: SafeText) =>
    say`${host} redirects to ${target}, and cafe does not follow: the request is signed for ${again}.`,
  answeredHttp: (host: SafeText, status: number, what: SafeText) => say`${host} answered HTTP ${status}: ${what}.`,
  pageLoop: say`The service's pages lead in a circle.`,
  empty: say`the reply is empty`,
  webPage: say`the reply is a web page, not JSON`,
  brokenJson: say`the JSON of the reply is broken off or damaged`,
  notJson: say`the reply is not JSON`,
  notAnError: say`the reply is not the service's error message`,
  anotherPage: say`another page`,
  packed: (encoding: SafeText) => say`the reply is packed as ${encoding}, which cafe did not ask for`,
  noKeys: say`its reply holds no keys`,
  unreadableAt: (place: SafeText) => say`its reply cannot be read at ${place}`,
} as const;
