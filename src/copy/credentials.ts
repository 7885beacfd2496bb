/** Where keys come from, and why there are none: for people, never with a part of a key. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const CREDENTIALS = {
  oidcTokenMissing: (file: SafeText) => say`The OIDC token file ${file} is missing or empty`,
  noKeysBecause: (why: SafeText) => say`${why}, so there are no keys.`,
  stsRefused: (role: SafeText) =>
    say`STS gave no keys for ${role}: check the role's name, its trust policy, and that these keys may call sts:AssumeRole.`,
  uriFailed: (why: SafeText) => say`The credentials URI gave no keys: ${why}`,
  uriRemedy: (host: SafeText) => say`Check that whoever hands out keys at ${host} runs.`,
  uriStatus: (host: SafeText, status: number) => say`The credentials URI at ${host} answered HTTP ${status}.`,
  uriUnusable: (host: SafeText, why: SafeText) => say`The credentials URI at ${host} ${why}.`,
  aliyunUnreadable: (why: SafeText) => say`${why}; repair it, or run \`aliyun configure\`.`,
  aliyunNoProfile: (name: SafeText) =>
    say`The aliyun CLI has no profile ${name}; \`aliyun configure list\` shows which it has.`,
  aliyunInvalid: (path: SafeText) => say`${path} is no valid config of the aliyun CLI`,
  sourceCircle: say`its source_profile leads in a circle`,
  noSourceProfile: say`it names no source_profile`,
  askedAnew: say`Try again: new keys are asked for.`,
  signInAgain: (profile: SafeText, mode: SafeText, again: SafeText) =>
    say`Run \`aliyun sts GetCallerIdentity --profile ${profile}\`, which renews them (or sign in anew with \`aliyun configure --mode ${mode} --profile ${again}\`), then try again.`,
  aliyunLacks: (name: SafeText, mode: SafeText, again: SafeText) =>
    say`The aliyun CLI profile ${name} lacks a part of its keys; \`aliyun configure --mode ${mode} --profile ${again}\` sets them.`,
  aliyunTokenExpired: (name: SafeText, time: SafeText, mode: SafeText, again: SafeText) =>
    say`The STS token of the aliyun CLI profile ${name} expired at ${time}; put a new one in with \`aliyun configure --mode ${mode} --profile ${again}\`.`,
  noTemporaryKeys: say`has no temporary keys yet`,
  temporaryKeysExpired: (time: SafeText) => say`has temporary keys that expired at ${time}`,
  aliyunOnlyCli: (name: SafeText, mode: SafeText, what: SafeText) =>
    say`The aliyun CLI profile ${name} (${mode}) ${what}; only the aliyun CLI can get new ones.`,
  noRamRoleArn: say`it names no ram_role_arn`,
  badStsRegion: say`its sts_region is no region ID`,
  badStsEndpoint: say`its sts_endpoint is no host name`,
  needsOidc: say`it needs both oidc_provider_arn and oidc_token_file`,
  externalForbidden: (name: SafeText, mode: SafeText) =>
    say`The aliyun CLI profile ${name} has the mode ${mode}, which ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS forbids; unset it, or choose another profile.`,
  noProcessCommand: say`it names no process_command`,
  badCredentialsUri: (why: SafeText) => say`its credentials_uri ${why}`,
  aliyunBroken: (name: SafeText, mode: SafeText, why: SafeText, mode2: SafeText, again: SafeText) =>
    say`The aliyun CLI profile ${name} (${mode}) cannot be used: ${why}; \`aliyun configure --mode ${mode2} --profile ${again}\` sets it.`,
  answeredNoObject: say`answered with something that is not a JSON object`,
  answeredCode: (code: SafeText) => say`answered with the code ${code}`,
  gaveNoUsable: (part: SafeText) => say`gave no usable ${part}`,
  gaveExpired: (time: SafeText) => say`gave keys that expired at ${time}Z`,
  environmentHalf: (missing: SafeText) => say`The environment gives no usable keys: ${missing} not set.`,
  environmentMalformed: (variable: SafeText) =>
    say`${variable} holds a blank, a line break or another character that no key has; set it anew.`,
  notUrl: say`is no URL`,
  notHttpUrl: say`is no http or https URL`,
  urlWithUser: say`has a user name or password, which cafe does not send`,
  urlPlainHttp: say`is plain http to another machine, where others could read the keys; use https, or add --insecure`,
  commandFailed: (program: SafeText, why: SafeText) => say`The process_command ${program} ${why}.`,
  commandRemedy: say`Run the process_command in a shell to see what it says, then try again.`,
  commandUnsafe: (file: SafeText) =>
    say`The process_command of ${file} is not run: others can write the file; make it yours alone with \`chmod 600\`.`,
  noSuchRole: (role: SafeText) => say`This instance has no RAM role ${role}`,
  metadataUnusable: (why: SafeText) => say`The ECS metadata service ${why}.`,
  metadataSilent: (why: SafeText) =>
    say`The ECS metadata service does not answer, so there are no keys of this instance's RAM role (${why})`,
  metadataRemedy: say`Run cafe on an ECS instance, or choose another profile; ALIBABA_CLOUD_ECS_METADATA_DISABLED=true keeps it from being asked.`,
  metadataStatus: (status: number) => say`The ECS metadata service answered HTTP ${status}.`,
  noRoleRemedy: say`Give the instance a RAM role in the console, or store keys with cafe profiles add NAME.`,
  noneFoundBecause: (why: SafeText) => say`No keys found: ${why}.`,
  noneFound: say`No keys found. Store some with \`cafe profiles add NAME\`, or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; \`cafe --demo\` needs none, and \`cafe doctor\` says where was looked.`,
  notSet: say`not set`,
  notGiven: say`not given`,
  placeEnvironment: say`keys in the environment`,
  placeOidc: say`OIDC role in the environment`,
  placeCafe: say`cafe's current profile`,
  placeAliyun: say`aliyun CLI's current profile`,
  placeFile: say`credentials file`,
  placeEcs: say`ECS instance role`,
  noProfileAndWhy: (name: SafeText, why: SafeText) => say`cafe has no profile ${name}, and ${why}.`,
  noProfileAnywhere: (name: SafeText) =>
    say`There is no profile ${name}, neither of cafe nor of the aliyun CLI; \`cafe profiles list\` shows which there are.`,
  noneInUse: say`none is in use`,
  cliDisabled: say`ALIBABA_CLOUD_CLI_PROFILE_DISABLED is set`,
  noCliConfig: say`there is no config.json of the aliyun CLI`,
  cliCurrentGone: (name: SafeText) => say`its current profile ${name} does not exist`,
  thereIsNone: say`there is none`,
  noSection: (name: SafeText) => say`it has no section ${name}`,
  metadataDisabled: say`ALIBABA_CLOUD_ECS_METADATA_DISABLED is set`,
  notEcs: say`this machine is no ECS instance, and ALIBABA_CLOUD_ECS_METADATA is not set`,
  onDemand: say`on demand`,
  because: (why: SafeText) => say`${why}.`,
  fileNoSection: (name: SafeText) => say`The credentials file has no section ${name}.`,
  sectionType: (name: SafeText, type: SafeText) =>
    say`The section ${name} of the credentials file has the type ${type}; it takes access_key, ecs_ram_role or ram_role_arn.`,
  sectionLacks: (name: SafeText) =>
    say`The section ${name} of the credentials file lacks a usable access_key_id or access_key_secret.`,
  sectionNoRole: (name: SafeText) => say`The section ${name} of the credentials file names no role_arn.`,
  environmentRenewal: say`Set fresh keys in the environment and start cafe again; keys of a profile are picked up without a restart.`,
  sourceOidc: say`environment (OIDC)`,
  sourceUri: say`environment (credentials URI)`,
  sourceEnvironment: say`environment`,
  sourceAliyun: (name: SafeText) => say`aliyun CLI profile ${name}`,
  sourceSection: (name: SafeText) => say`credentials file section ${name}`,
  sourceEcs: say`ECS role`,
  sourceProfile: (name: SafeText, what: SafeText) => say`profile ${name} (${what})`,
  profileRenewal: (name: SafeText) => say`Put new keys in with \`cafe profiles edit ${name}\`, then try again.`,
  profileUri: say`The profile's credentials URI`,
  holderProblem: (holder: SafeText, why: SafeText) => say`${holder} ${why}.`,
  profileGone: (name: SafeText) => say`The profile ${name} was removed or changed; start cafe again.`,
  profileLocked: (name: SafeText, again: SafeText) =>
    say`The profile ${name} is locked; start cafe with --profile ${again}, which asks for its passphrase.`,
  profileLockedRemedy: (name: SafeText) => say`Start cafe with --profile ${name}, or set CAFE_PASSPHRASE_FILE.`,
  regionVariable: (region: SafeText) =>
    say`ALIBABA_CLOUD_REGION_ID takes a region ID such as cn-hangzhou, not "${region}"; set it anew or unset it.`,
  noRole: say`This instance has no RAM role`,
  configureAgain: (mode: SafeText, profile: SafeText) =>
    say`Run \`aliyun configure --mode ${mode} --profile ${profile}\`, then try again.`,
  noMode: (name: SafeText, again: SafeText) =>
    say`The aliyun CLI profile ${name} has no mode. Put keys into a profile that it can use, for example with \`aliyun configure --mode StsToken --profile ${again}-sts\`.`,
  unsupportedMode: (name: SafeText, mode: SafeText, again: SafeText) =>
    say`The aliyun CLI profile ${name} has the mode ${mode}, which cafe cannot use. Put keys into a profile that it can use, for example with \`aliyun configure --mode StsToken --profile ${again}-sts\`.`,
} as const;
