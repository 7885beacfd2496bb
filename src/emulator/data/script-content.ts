/** Owns the text of scripts, and the bytes of certificates, archives and programs, as a fleet sends them. */
import { gzipSync } from "node:zlib";
import { number } from "./config-content.ts";
import { mixSeed } from "./random.ts";
import type { Release } from "./release.ts";

export function deployScript({ application, version, environment }: Release): string {
  return `#!/bin/bash
# deploys ${application} ${version} to ${environment}
set -euo pipefail

APP=${application}
VERSION=${version}
BASE=/opt/$APP
ARTIFACT=$APP-$VERSION.tar.gz

log() { echo "$(date -u +%FT%TZ) [deploy] $*"; }

log "fetching $ARTIFACT"
curl -fsS "https://artifacts.internal/$APP/$ARTIFACT" -o "/tmp/$ARTIFACT"
mkdir -p "$BASE/releases/$VERSION"
tar -xzf "/tmp/$ARTIFACT" -C "$BASE/releases/$VERSION"
ln -sfn "$BASE/releases/$VERSION" "$BASE/current"
systemctl restart "$APP"
for attempt in 1 2 3 4 5; do
  curl -fsS http://127.0.0.1:8080/healthz && exit 0
  log "not healthy yet ($attempt)"
  sleep 2
done
log "rolling back"; ln -sfn "$BASE/previous" "$BASE/current"; systemctl restart "$APP"; exit 1
`;
}

/** Written on a Windows desk: its line ends break it on Linux, which a preview should let one see. */
export function carriageReturnScript({ application }: Release): string {
  return [
    "#!/bin/sh",
    `echo "cleaning up after ${application}"`,
    "find /tmp -name '*.tmp' -mtime +3 -delete",
    "df -h /",
    "",
  ].join("\r\n");
}

export function powershellScript({ application, version }: Release): string {
  return [
    `# ${application} ${version}`,
    "$ErrorActionPreference = 'Stop'",
    `Stop-Service -Name '${application}' -ErrorAction SilentlyContinue`,
    `Copy-Item "C:\\deploy\\${application}\\${version}\\*" "C:\\Program Files\\${application}" -Recurse -Force`,
    `Start-Service -Name '${application}'`,
    `Get-Service -Name '${application}' | Format-Table Name, Status`,
    "",
  ].join("\r\n");
}

export function webConfig({ seed }: Release): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<configuration>",
    "  <appSettings>",
    `    <add key="PrintQueueLimit" value="${20 + number(seed, 1, 80)}" />`,
    `    <add key="RetrySeconds" value="${5 + number(seed, 2, 25)}" />`,
    "  </appSettings>",
    "</configuration>",
    "",
  ].join("\r\n");
}

/** PEM in form only: the bytes inside are noise, not a certificate that could be trusted. */
export function certificateChain({ seed }: Release): Buffer {
  return Buffer.from(certificate(seed, 1100) + certificate(seed + 1, 1260));
}

function certificate(seed: number, length: number): string {
  const lines = Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 255]), noise(seed, length)])
    .toString("base64")
    .replace(/.{64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

export function archive({ application, version, seed }: Release): Buffer {
  const listing = Array.from(
    { length: 60 },
    (_, index) => `${application}/${version}/static/${number(seed, index, 1e9).toString(36)}.js`,
  );
  return gzipSync(listing.join("\n"));
}

/** The first bytes of a Linux program and some noise over and over; about 23 KB, near the limit of what may be sent. */
export function program({ seed }: Release): Buffer {
  const header = Buffer.from("7f454c4602010100000000000000000002003e0001000000", "hex");
  return Buffer.concat([header, Buffer.alloc(23_000, noise(seed, 1_000))]);
}

function noise(seed: number, length: number): Buffer {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let index = 0; index < words.length; index += 1) words[index] = mixSeed(seed, index);
  return Buffer.from(words.buffer, 0, length);
}
