/** Owns the text of configuration files, units and notes as a fleet sends them. Every text is a function of the release, so that two releases differ. */

import { unitOf } from "./random.ts";
import type { Release } from "./release.ts";

export function nginxConf({ application, seed }: Release): string {
  const upstreams = Array.from(
    { length: 3 },
    (_, index) => `    server 10.${number(seed, index, 200)}.0.${10 + index}:8080;`,
  );
  return `# managed by delivery, do not edit on the host
user  nginx;
worker_processes  auto;
error_log  /var/log/nginx/error.log warn;
events { worker_connections  ${1024 * (1 + number(seed, 9, 8))}; }
http {
  include       /etc/nginx/mime.types;
  log_format main '$remote_addr [$time_iso8601] "$request" $status $body_bytes_sent $request_time';
  access_log  /var/log/nginx/access.log main;
  keepalive_timeout  ${15 + number(seed, 10, 60)};
  upstream ${application} {
${upstreams.join("\n")}
    keepalive 64;
  }
  server {
    listen 80 default_server;
    location /healthz { return 200 "ok\\n"; }
    location / { proxy_pass http://${application}; proxy_set_header Host $host; }
  }
}
`;
}

export function appEnv({ application, environment, version, seed }: Release): string {
  return `APP_NAME=${application}
APP_ENV=${environment}
APP_VERSION=${version}
HTTP_PORT=8080
LOG_LEVEL=${environment === "prod" ? "warn" : "debug"}
DB_USER=${application}
DB_PASSWORD=made-up-${number(seed, 4, 90_000) + 10_000}
DB_POOL_SIZE=${8 + number(seed, 1, 56)}
CACHE_TTL_SECONDS=${60 * (1 + number(seed, 2, 30))}
FEATURE_NEW_CHECKOUT=${number(seed, 3, 2) === 0}
OTEL_EXPORTER_OTLP_ENDPOINT=http://otel.internal:4317
`;
}

export function logrotate({ application, seed }: Release): string {
  return `/var/log/${application}/*.log {
    daily
    rotate ${7 + number(seed, 1, 21)}
    compress
    delaycompress
    missingok
    notifempty
    copytruncate
    create 0640 ${application} adm
}
`;
}

export function systemdUnit({ application, version, seed }: Release): string {
  return `[Unit]
Description=${application} ${version}
After=network-online.target
Wants=network-online.target

[Service]
Type=notify
User=${application}
EnvironmentFile=/etc/${application}/app.env
ExecStart=/opt/${application}/bin/${application} --config /etc/${application}/config.json
Restart=on-failure
RestartSec=${2 + number(seed, 1, 8)}
LimitNOFILE=65535
MemoryMax=${512 * (1 + number(seed, 2, 7))}M

[Install]
WantedBy=multi-user.target
`;
}

export function cronFile({ application, seed }: Release): string {
  return `SHELL=/bin/bash
PATH=/usr/sbin:/usr/bin:/sbin:/bin
${number(seed, 1, 60)} 2 * * * root /opt/${application}/bin/cleanup --older-than 14d >> /var/log/${application}/cleanup.log 2>&1
*/5 * * * * ${application} /opt/${application}/bin/heartbeat
`;
}

export function jsonConfig({ application, environment, version, seed }: Release): string {
  const shards = Array.from({ length: 4 }, (_, index) => ({
    host: `redis-${index}.${application}.internal`,
    weight: 1 + number(seed, index, 9),
  }));
  const config = { service: application, environment, version, timeoutMs: 500 + number(seed, 8, 2500), shards };
  return `${JSON.stringify(config, null, 2)}\n`;
}

export function prometheusYaml({ application, seed }: Release): string {
  const jobs = ["node", application, "nginx"].map(
    (job, index) =>
      `  - job_name: ${job}\n    scrape_interval: ${15 + number(seed, index, 45)}s\n    static_configs:\n      - targets: ["localhost:${9100 + index}"]\n`,
  );
  return `global:\n  scrape_interval: 30s\nscrape_configs:\n${jobs.join("")}`;
}

export function chronyConf({ seed }: Release): string {
  return `server ntp.cloud.aliyuncs.com iburst minpoll 4 maxpoll ${8 + number(seed, 1, 3)}
server ntp7.cloud.aliyuncs.com iburst
driftfile /var/lib/chrony/drift
makestep 1.0 3
rtcsync
logdir /var/log/chrony
`;
}

export function sshdDropIn({ seed }: Release): string {
  return `# security baseline, revision ${1 + number(seed, 1, 40)}
PermitRootLogin no
PasswordAuthentication no
MaxAuthTries 3
ClientAliveInterval ${60 + number(seed, 2, 240)}
AllowGroups ops deploy
`;
}

export function chineseYaml({ application, environment, seed }: Release): string {
  return `# ${application} 业务配置（${environment}）
服务名称: ${application}
限流:
  每秒请求数: ${500 * (1 + number(seed, 1, 20))}
  突发: ${100 * (1 + number(seed, 2, 9))}
开关:
  新版结算: ${number(seed, 3, 2) === 0}
  灰度比例: ${5 * number(seed, 4, 20)}%
`;
}

export function releaseNotes({ application, version, seed }: Release): string {
  return `${application} ${version} 发布说明

一、新功能
  1. 支持按地域灰度，默认比例 ${5 + number(seed, 1, 45)}%
  2. 优化连接池，P99 延迟下降约 ${10 + number(seed, 2, 30)} 毫秒
二、修复
  1. 修复重启后配置未生效的问题
  2. 修复日志切割时偶发的句柄泄漏
三、回滚
  如遇异常，请执行 /opt/${application}/bin/rollback.sh，并联系值班同学。
`;
}

export function launchNotes({ application, version, seed }: Release): string {
  return `# 🚀 ${application} ${version}\n\n- 🎉 new checkout for ${1 + number(seed, 1, 60)}% of users\n- 🐛 fixed the 500s on /cart\n- 🇸🇬 served from Singapore as well\n`;
}

export function motd({ application, environment }: Release): string {
  return `\n  ${application} (${environment})\n  This host is managed. Changes made by hand are overwritten every night.\n\n`;
}

export function number(seed: number, index: number, below: number): number {
  return Math.floor(unitOf(seed, index) * below);
}
