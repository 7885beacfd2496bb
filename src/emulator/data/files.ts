/** Owns the catalogue of files a fleet sends: name, place, rights and content of each. Must not know who sends them, when, or how it ends. */
import {
  appEnv,
  chineseYaml,
  chronyConf,
  cronFile,
  jsonConfig,
  launchNotes,
  logrotate,
  motd,
  nginxConf,
  prometheusYaml,
  releaseNotes,
  sshdDropIn,
  systemdUnit,
} from "./config-content.ts";
import type { Release } from "./release.ts";
import {
  archive,
  carriageReturnScript,
  certificateChain,
  deployScript,
  powershellScript,
  program,
  webConfig,
} from "./script-content.ts";
import type { SentFile } from "./task.ts";

/** Makes the file of one release. The content is built when it is read, not before. */
export type FileTemplate = (release: Release) => SentFile;

/** name, targetDir, description. */
type Label = (release: Release) => readonly [string, string, string];
type Rights = Partial<Pick<SentFile, "owner" | "group" | "mode">>;

/** What the service fills in when the sender says nothing. */
const LINUX_RIGHTS = { owner: "root", group: "root", mode: "0644" } as const;
/** Windows has no owner, group or mode in this API. */
const WINDOWS_RIGHTS = { owner: "", group: "", mode: "" } as const;

/** Files for Linux, owned by root and readable by all, unless said otherwise. */
export const FILES = {
  nginxConf: text(nginxConf, (release) => ["nginx.conf", "/etc/nginx", `${release.version} upstreams`]),
  appEnv: text(appEnv, (release) => ["app.env", `/etc/${release.application}`, ""], { mode: "0640", group: "app" }),
  deployScript: text(deployScript, (release) => ["deploy.sh", "/opt/deploy", `deploy ${release.version}`], {
    mode: "0755",
    owner: "deploy",
    group: "deploy",
  }),
  logrotate: text(logrotate, (release) => [release.application, "/etc/logrotate.d", "log rotation"]),
  systemdUnit: text(systemdUnit, (release) => [`${release.application}.service`, "/etc/systemd/system", ""]),
  cron: text(cronFile, (release) => [`${release.application}-cleanup`, "/etc/cron.d", "nightly cleanup"]),
  config: text(jsonConfig, (release) => ["config.json", `/etc/${release.application}`, ""], { mode: "0640" }),
  prometheus: text(prometheusYaml, () => ["prometheus.yml", "/etc/prometheus", "scrape jobs"], {
    owner: "prometheus",
    group: "prometheus",
  }),
  chrony: text(chronyConf, () => ["chrony.conf", "/etc", "time servers"]),
  sshd: text(sshdDropIn, () => ["60-baseline.conf", "/etc/ssh/sshd_config.d", "安全基线"], { mode: "0600" }),
  motd: text(motd, () => ["motd", "/etc", ""]),
  chineseYaml: text(chineseYaml, (release) => ["配置.yaml", `/etc/${release.application}`, "业务配置，每周更新"]),
  releaseNotes: text(releaseNotes, (release) => ["发布说明.txt", "/srv/docs", `${release.version} 发布说明`]),
  launchNotes: text(launchNotes, () => ["🚀-launch.md", "/srv/docs", "launch day 🎉"]),
  carriageReturnScript: text(carriageReturnScript, () => ["cleanup.sh", "/opt/ops", "written on Windows"], {
    mode: "0755",
  }),
  certificate: encoded(
    certificateChain,
    (release) => [`${release.application}.pem`, "/etc/nginx/certs", "TLS 证书续期"],
    {
      mode: "0600",
    },
  ),
  archive: encoded(archive, ({ application, version }) => [`static-${version}.tar.gz`, `/srv/${application}`, ""]),
  program: encoded(program, () => ["healthcheck", "/usr/local/bin", "static health probe"], { mode: "755" }),
  powershellScript: text(powershellScript, () => ["restart-spooler.ps1", "C:\\deploy\\scripts", ""], WINDOWS_RIGHTS),
  webConfig: text(
    webConfig,
    (release) => ["web.config", `C:\\inetpub\\${release.application}`, "门店打印服务"],
    WINDOWS_RIGHTS,
  ),
} as const satisfies Record<string, FileTemplate>;

function text(content: (release: Release) => string, label: Label, rights: Rights = {}): FileTemplate {
  return (release) => ({
    ...labelled(release, label, rights),
    contentType: "PlainText",
    content: () => content(release),
  });
}

function encoded(content: (release: Release) => Buffer, label: Label, rights: Rights = {}): FileTemplate {
  return (release) => ({
    ...labelled(release, label, rights),
    contentType: "Base64",
    content: () => content(release).toString("base64"),
  });
}

function labelled(release: Release, label: Label, rights: Rights): Omit<SentFile, "contentType" | "content"> {
  const [name, targetDir, description] = label(release);
  return { ...LINUX_RIGHTS, ...rights, name, targetDir, description, overwrite: true };
}
