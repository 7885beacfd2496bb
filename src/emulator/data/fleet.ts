/** Owns who the fleet is: applications, where their instances live, and the few instances that never work. Must not send anything. */
import { type Batch, inBatches } from "./batches.ts";
import { CAUSES, type Cause } from "./causes.ts";
import { FILES, type FileTemplate } from "./files.ts";
import type { Place } from "./places.ts";
import { createRandom, mixSeed } from "./random.ts";

export interface Application {
  readonly name: string;
  readonly team: string;
  /** Share of the instances; all shares make 1. */
  readonly share: number;
  /** Empty when the team does not use resource groups. */
  readonly resourceGroupId: string;
  readonly files: readonly FileTemplate[];
}

const { nginxConf, appEnv, deployScript, config, systemdUnit, certificate, archive } = FILES;

/** Sends configuration to the whole fleet, so it has no instances of its own in the nightly syncs. */
export const APPLICATIONS = {
  shopWeb: application("shop-web", "storefront", 0.2, "rg-acfmxazb4ph6aiy", [
    nginxConf,
    appEnv,
    deployScript,
    archive,
    certificate,
    FILES.launchNotes,
  ]),
  orderApi: application("order-api", "trade", 0.16, "rg-acfm2kq7x3nd5ua", [appEnv, deployScript, config, systemdUnit]),
  paymentGateway: application("payment-gateway", "trade", 0.1, "rg-acfm2kq7x3nd5ua", [
    config,
    certificate,
    deployScript,
    FILES.chineseYaml,
  ]),
  userCenter: application("user-center", "account", 0.12, "", [appEnv, config, FILES.releaseNotes, systemdUnit]),
  searchIndex: application("search-index", "search", 0.1, "rg-acfmw5ot8e2vbzi", [
    config,
    FILES.cron,
    systemdUnit,
    FILES.program,
  ]),
  dataPipeline: application("data-pipeline", "data", 0.1, "rg-acfmw5ot8e2vbzi", [
    appEnv,
    FILES.cron,
    config,
    deployScript,
  ]),
  edgeProxy: application("edge-proxy", "sre", 0.16, "rg-bp67acfmxazb4ph", [
    nginxConf,
    certificate,
    FILES.prometheus,
    FILES.logrotate,
  ]),
  printService: application("print-service", "stores", 0.06, "rg-acfmstores7d2kq", [
    FILES.powershellScript,
    FILES.webConfig,
  ]),
} as const satisfies Record<string, Application>;

/** What the nightly sync sends to everything that runs Linux. */
export const BASELINE_FILES: readonly FileTemplate[] = [
  FILES.chrony,
  FILES.sshd,
  FILES.logrotate,
  FILES.motd,
  FILES.prometheus,
];

/** The instances of one application in one region. */
export interface HostGroup {
  readonly application: Application;
  readonly place: Place;
  readonly instanceIds: readonly string[];
  /** The same instances as a send to all of them reaches them. */
  readonly batches: readonly Batch[];
}

export interface Fleet {
  readonly places: readonly Place[];
  readonly groups: readonly HostGroup[];
  /** Instances on which every send ends the same way. */
  readonly chronic: ReadonlyMap<string, Cause>;
}

const CHRONIC_CAUSES: readonly Cause[] = [CAUSES.agentOutdated, CAUSES.createFailed, CAUSES.agentStopped];

/** @param instances number of instances over all regions, at least 1; each application keeps at least one per region, so small fleets are somewhat larger. */
export function createFleet(seed: number, instances: number, places: readonly Place[]): Fleet {
  const random = createRandom(mixSeed(seed, 1));
  const groups = Object.values(APPLICATIONS).flatMap((owner) =>
    places.map((place): HostGroup => {
      const length = Math.max(1, Math.round(instances * owner.share * place.share));
      const instanceIds = Array.from({ length }, () => place.instancePrefix + random.token(17));
      return { application: owner, place, instanceIds, batches: inBatches(instanceIds) };
    }),
  );
  const chronic = new Map<string, Cause>();
  // One in each region: the step from an application's first region to the next one's second.
  for (let index = 0; index < groups.length; index += places.length + 1) {
    const instanceId = groups[index]?.instanceIds[0];
    const cause = CHRONIC_CAUSES[chronic.size % CHRONIC_CAUSES.length];
    if (instanceId !== undefined && cause !== undefined) chronic.set(instanceId, cause);
  }
  return { places, groups, chronic };
}

export function groupsOf(fleet: Fleet, owner: Application): readonly HostGroup[] {
  return fleet.groups.filter((group) => group.application === owner);
}

/**
 * The application's instances in a region, or in the fleet's first region where it has none in this one.
 * @throws Error when the application is none of APPLICATIONS.
 */
export function groupIn(fleet: Fleet, owner: Application, regionId: string): HostGroup {
  const groups = groupsOf(fleet, owner);
  const found = groups.find((group) => group.place.regionId === regionId) ?? groups[0];
  if (found === undefined) throw new Error(`no instances of ${owner.name}`);
  return found;
}

function application(
  name: string,
  team: string,
  share: number,
  resourceGroupId: string,
  files: readonly FileTemplate[],
): Application {
  return { name, team, share, resourceGroupId, files };
}
