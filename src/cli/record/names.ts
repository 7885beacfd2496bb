/**
 * Stand-ins for IDs, names, folders, accounts and tags: equal in one recording for equal originals, and without a trace
 * of them. Only words that half the world uses stay. Pure.
 */

/** At least 64 hex digits for a text, which nobody can turn back or try out without the key. */
export type KeyedHash = (text: string) => string;

/** Long enough that two of 100,000 do not meet. */
const ID_DIGITS = 16;
const NAME_DIGITS = 12;

/** Other endings stay out: `report.acme` would name a customer. */
const ENDINGS =
  /(?:\.(?:bak|bat|bin|cer|cfg|cmd|cnf|conf|config|cron|crt|csv|css|dat|deb|env|exe|go|gz|html|ini|jar|js|json|key|lock|log|lua|md|msi|pem|php|pl|properties|ps1|pub|py|rb|repo|rpm|rules|service|sh|sql|tar|tgz|timer|tmpl|toml|ts|txt|xml|yaml|yml|zip))+$/iu;

const FOLDERS: ReadonlySet<string> = new Set([
  "program files",
  ...words(
    "bin boot conf conf.d config cron.d data dev etc home init.d lib log logs media mnt opt proc programdata root",
  ),
  ...words("run sbin scripts share srv sys system system32 systemd temp tmp user users usr local var windows www html"),
]);

const ACCOUNTS: ReadonlySet<string> = new Set(
  words("root admin administrator administrators system daemon bin sys adm wheel nobody nogroup users sudo www-data"),
);

/** Labels such as `team` or `acs:ros:stackId`. */
const LABEL = /^\p{L}[\p{L}\p{N} ._:/-]{0,39}$/u;
/** Keys, IDs and addresses that got into the wrong field: a long run of letters mixed with digits, or dotted numbers. */
const NO_LABEL = /(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{12,}|\d+\.\d+\.\d+/iu;

/** InvokeIds are the region's own. */
export const invokeId = (hash: KeyedHash, region: string, id: string): string =>
  standIn(hash, "f-", `InvokeId ${region}`, id, ID_DIGITS);

/** Managed instances, `mi-`, stay to be told from ECS instances. */
export const instanceId = (hash: KeyedHash, id: string): string =>
  standIn(hash, id.startsWith("mi-") ? "mi-" : "i-", "InstanceId", id, ID_DIGITS);

export const resourceGroup = (hash: KeyedHash, id: string): string =>
  standIn(hash, "rg-", "ResourceGroupId", id, ID_DIGITS);

/** The endings stay where they are usual ones. */
export const fileName = (hash: KeyedHash, name: string): string =>
  name === "" ? "" : `${standIn(hash, "file-", "Name", name, NAME_DIGITS)}${ENDINGS.exec(name)?.[0] ?? ""}`;

/** Usual folders stay, such as those of `/usr/local`, and how deep the path is. */
export const directory = (hash: KeyedHash, path: string): string =>
  path
    .split(/([/\\])/u)
    .map((part) => (isUsualPart(part) ? part : standIn(hash, "dir-", "TargetDir", part, NAME_DIGITS)))
    .join("");

const isUsualPart = (part: string): boolean => /^(?:[/\\]|\.{0,2}|[a-z]:)$/iu.test(part) || isIn(FOLDERS, part);

/** An owner or a group. */
export const account = (hash: KeyedHash, name: string): string =>
  isIn(ACCOUNTS, name) ? name : standIn(hash, "user-", "account", name, NAME_DIGITS);

export const description = (hash: KeyedHash, text: string): string =>
  standIn(hash, "description ", "Description", text, NAME_DIGITS);

/** What reads as a label stays. */
export const tagKey = (hash: KeyedHash, key: string): string =>
  LABEL.test(key) && !NO_LABEL.test(key) ? key : standIn(hash, "key-", "TagKey", key, NAME_DIGITS);

export const tagValue = (hash: KeyedHash, value: string): string =>
  standIn(hash, "value-", "TagValue", value, NAME_DIGITS);

const isIn = (words: ReadonlySet<string>, text: string): boolean => words.has(text.toLowerCase());

/** What is empty stays empty: it names nobody. */
const standIn = (hash: KeyedHash, prefix: string, kind: string, text: string, digits: number): string =>
  text === "" ? "" : `${prefix}${hash(`${kind}\n${text}`).slice(0, digits)}`;

function words(text: string): readonly string[] {
  return text.split(" ");
}
