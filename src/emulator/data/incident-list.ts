/** Owns the list of things that went wrong in the past weeks: between them and incidents.ts, every cause. Data only. */
import { CAUSES, type Cause } from "./causes.ts";
import { FILES, type FileTemplate } from "./files.ts";
import { APPLICATIONS, type Application } from "./fleet.ts";
import type { SentFile } from "./task.ts";

export interface Incident {
  readonly of: readonly [Application, FileTemplate, string];
  /** Hours before the start of the clock. */
  readonly ago: number;
  /** At most this many of the group's instances are reached. */
  readonly reach: number;
  /** Share of the instances that fail, 0 to 1, and of what. */
  readonly rate: number;
  readonly causes: readonly Cause[];
  /** What the sender got wrong, or did differently, this time. */
  readonly change?: Partial<SentFile>;
}

const { shopWeb, orderApi, paymentGateway, userCenter, searchIndex, dataPipeline, edgeProxy, printService } =
  APPLICATIONS;
const HANGZHOU = "cn-hangzhou";
const ALL = 1;
const MINUTES = 1 / 60;

/** The user was not on the image yet; the second send, as root, arrived. A group was missing on a part of the fleet. */
const RIGHTS: readonly Incident[] = [
  {
    of: [orderApi, FILES.appEnv, HANGZHOU],
    ago: 6.4,
    reach: 40,
    rate: ALL,
    causes: [CAUSES.ownerMissing],
    change: { owner: "orderapi", group: "orderapi" },
  },
  {
    of: [orderApi, FILES.appEnv, HANGZHOU],
    ago: 6.4 - 9 * MINUTES,
    reach: 40,
    rate: 0,
    causes: [],
    change: { owner: "root", group: "root", description: "as root until the image has the user" },
  },
  {
    of: [userCenter, FILES.config, "cn-shanghai"],
    ago: 29.3,
    reach: 30,
    rate: 0.3,
    causes: [CAUSES.groupMissing],
    change: { group: "usercenter" },
  },
  {
    of: [userCenter, FILES.config, HANGZHOU],
    ago: 29.6,
    reach: 50,
    rate: 0.15,
    causes: [CAUSES.groupMissing],
    change: { group: "usercenter" },
  },
  {
    of: [dataPipeline, FILES.deployScript, HANGZHOU],
    ago: 50.7,
    reach: 12,
    rate: ALL,
    causes: [CAUSES.modeInvalid],
    change: { mode: "0885" },
  },
  {
    of: [dataPipeline, FILES.deployScript, HANGZHOU],
    ago: 50.7 - 6 * MINUTES,
    reach: 12,
    rate: ALL,
    causes: [CAUSES.authorityInvalid],
    change: { mode: "rwxr-xr-x" },
  },
  { of: [dataPipeline, FILES.deployScript, HANGZHOU], ago: 50.7 - 11 * MINUTES, reach: 12, rate: 0, causes: [] },
];

/** An empty export, a certificate cut off on the way, files that were there already. */
const CONTENTS: readonly Incident[] = [
  {
    of: [paymentGateway, FILES.chineseYaml, HANGZHOU],
    ago: 79.2,
    reach: 24,
    rate: ALL,
    causes: [CAUSES.contentEmpty],
    change: { content: () => "", description: "配置导出为空" },
  },
  {
    of: [paymentGateway, FILES.certificate, "cn-beijing"],
    ago: 105.8,
    reach: 20,
    rate: ALL,
    causes: [CAUSES.contentInvalid],
    change: { content: () => "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t%%truncated" },
  },
  {
    of: [edgeProxy, FILES.prometheus, HANGZHOU],
    ago: 125.1,
    reach: 50,
    rate: 0.7,
    causes: [CAUSES.alreadyExists],
    change: { overwrite: false },
  },
  {
    of: [edgeProxy, FILES.logrotate, "cn-hongkong"],
    ago: 21.45,
    reach: 15,
    rate: 0.4,
    causes: [CAUSES.alreadyExists],
    change: { overwrite: false },
  },
  // An old tool says PlainText and sends Base64, as the service's own sample does.
  {
    of: [userCenter, FILES.releaseNotes, HANGZHOU],
    ago: 62.9,
    reach: 8,
    rate: 0,
    causes: [],
    change: { name: "hello.sh", description: "", content: () => Buffer.from("echo hello\n").toString("base64") },
  },
  { of: [dataPipeline, FILES.carriageReturnScript, HANGZHOU], ago: 38.35, reach: 25, rate: 0, causes: [] },
  { of: [shopWeb, FILES.launchNotes, "ap-southeast-1"], ago: 53.15, reach: 10, rate: 0, causes: [] },
  { of: [userCenter, FILES.releaseNotes, HANGZHOU], ago: 5.55, reach: 6, rate: 0, causes: [] },
  { of: [paymentGateway, FILES.chineseYaml, "cn-shenzhen"], ago: 30.65, reach: 8, rate: 0, causes: [] },
];

/** Windows: a name it cannot have, a path of the other system, an account that left the domain. */
const WINDOWS: readonly Incident[] = [
  {
    of: [printService, FILES.webConfig, HANGZHOU],
    ago: 170.4,
    reach: 20,
    rate: ALL,
    causes: [CAUSES.nameInvalid],
    change: { name: "report:2026?.csv", description: "" },
  },
  {
    of: [printService, FILES.webConfig, "cn-shanghai"],
    ago: 175.85,
    reach: 20,
    rate: ALL,
    causes: [CAUSES.pathInvalid],
    change: { targetDir: "/opt/print-service" },
  },
  {
    of: [printService, FILES.powershellScript, HANGZHOU],
    ago: 10.25,
    reach: 30,
    rate: 0.25,
    causes: [CAUSES.accountMissing],
  },
];

/** A scaled-in group whose instances stayed on the list; hosts at their limit; the line to Frankfurt down. */
const HOSTS: readonly Incident[] = [
  { of: [shopWeb, FILES.appEnv, HANGZHOU], ago: 197.6, reach: 50, rate: 0.3, causes: [CAUSES.released] },
  { of: [shopWeb, FILES.appEnv, HANGZHOU], ago: 195.2, reach: 50, rate: 0.25, causes: [CAUSES.notExists] },
  {
    of: [shopWeb, FILES.archive, "us-west-1"],
    ago: 36.75,
    reach: 19,
    rate: 0.4,
    causes: [CAUSES.released, CAUSES.notExists],
  },
  {
    of: [searchIndex, FILES.program, "cn-shenzhen"],
    ago: 17.1,
    reach: 50,
    rate: 0.5,
    causes: [CAUSES.agentSilent, CAUSES.agentLost],
  },
  {
    of: [searchIndex, FILES.program, HANGZHOU],
    ago: 17.3,
    reach: 50,
    rate: 0.2,
    causes: [CAUSES.agentSilent, CAUSES.agentLost],
  },
  { of: [edgeProxy, FILES.certificate, "eu-central-1"], ago: 46.3, reach: 40, rate: ALL, causes: [CAUSES.undelivered] },
  {
    of: [edgeProxy, FILES.certificate, "eu-central-1"],
    ago: 45.4,
    reach: 40,
    rate: 0.05,
    causes: [CAUSES.undelivered],
  },
];

export const INCIDENTS: readonly Incident[] = [...RIGHTS, ...CONTENTS, ...WINDOWS, ...HOSTS];
