/**
 * What cafe reads of its environment and where its files are: the tables of the man page and of docs/configuration.md.
 * test/architecture/docs.test.ts holds the names against the sources.
 */

/** Name, and what it does; those of one line belong together. */
export const VARIABLES: readonly (readonly [names: string, meaning: string])[] = [
  [
    "ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "keys to sign with, before those of any current profile",
  ],
  ["ALIBABA_CLOUD_SECURITY_TOKEN", "security token of temporary keys in the two above"],
  ["ALIBABA_CLOUD_PROFILE", "profile to sign with, as --profile"],
  ["ALIBABA_CLOUD_REGION_ID", "region to ask, as --region"],
  ["ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE", "an OIDC role to take"],
  ["ALIBABA_CLOUD_ROLE_SESSION_NAME", "name of the session of a role that is taken (default: cafe)"],
  ["ALIBABA_CLOUD_STS_REGION, ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "which endpoint of STS is asked for a role"],
  ["ALIBABA_CLOUD_CREDENTIALS_URI", "address of a service that hands out keys"],
  ["ALIBABA_CLOUD_CREDENTIALS_FILE", "another path than ~/.alibabacloud/credentials"],
  ["ALIBABA_CLOUD_ECS_METADATA", "RAM role of this ECS instance"],
  ["ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true: the metadata service is not asked"],
  ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true: the aliyun CLI's current profile is left out"],
  ["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", "1: no command and no address out of a file is used to get keys"],
  ["CAFE_CONFIG_DIR", "folder of config.json, settings.json, keys.json and history.db"],
  ["CAFE_ENDPOINT", "endpoint to call, as --endpoint"],
  ["CAFE_LANG", "language of the texts, as --lang: en or zh"],
  ["CAFE_PASSPHRASE_FILE", "file with the passphrase of a locked profile, for scripts"],
  ["HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "proxy, and hosts called without it; lower-case names go first"],
  ["NODE_EXTRA_CA_CERTS", "PEM file of more certificates to trust; read by Node"],
  ["NO_COLOR", "anything but empty: no colour"],
  ["CLICOLOR", "0: no colour in what commands print"],
  ["COLORTERM, COLORFGBG", "what the terminal says of its colours and its background"],
  ["INK_SCREEN_READER", "true: as --screen-reader"],
  ["LC_ALL, LC_MESSAGES, LC_CTYPE, LANG", "language, and whether the terminal takes UTF-8"],
  ["TERM, TMUX, STY", "kind of the terminal, and what stands between: for copying, bells and glyphs"],
  ["HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME", "where cafe's files are"],
];

/** Path, mode, and what it is; the folder of the first four is CAFE_CONFIG_DIR, XDG_CONFIG_HOME/cafe or ~/.config/cafe. */
export const FILES: readonly (readonly [path: string, mode: string, what: string])[] = [
  ["~/.config/cafe/config.json", "0600", "profiles, saved views, the last region and filters; written by cafe"],
  ["~/.config/cafe/settings.json", "yours", "settings of the look and the language; never written by cafe"],
  ["~/.config/cafe/keys.json", "yours", "other keys for commands; never written by cafe"],
  ["~/.config/cafe/history.db", "0600", "local history of tasks seen, in SQLite; contents only if asked for"],
  ["~/.local/state/cafe/debug/", "0700", "logs of --debug, 0600 each: the last ten, without secrets and contents"],
  ["~/.cache/cafe/code/", "0700", "compiled code of cafe; may be deleted"],
  ["~/.aliyun/config.json", "read", "profiles of the aliyun CLI; read in place, never written"],
  ["~/.alibabacloud/credentials", "read", "credentials file of the SDKs; read in place, never written"],
];
