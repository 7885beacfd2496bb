import { expect, test } from "vitest";
import { languageOf } from "../../../src/domain/language.ts";

test.each([
  ["deploy.sh", "", "bash"],
  [".bashrc", "", "bash"],
  ["cleanup", "#!/usr/bin/env bash\n", "bash"],
  ["cleanup.txt", "#!/bin/sh -e\r\n", "bash"],
  ["cleanup", "#!/usr/bin/python3\n", "python"],
  ["report.py", "", "python"],
  ["Dockerfile", "", "dockerfile"],
  ["Dockerfile.prod", "", "dockerfile"],
  ["config.JSON", "", "json"],
  ["nginx.conf", "", "nginx"],
  ["my.cnf", "", "ini"],
  ["app.service", "", "ini"],
  ["Cargo.toml", "", "ini"],
  ["app.env", "", "properties"],
  ["log4j.properties", "", "properties"],
  ["001_init.sql", "", "sql"],
  ["index.html", "", "xml"],
  ["pom", '<?xml version="1.0"?>', "xml"],
  ["prometheus.yml", "", "yaml"],
  ["README", "just words", null],
  ["server.crt", "-----BEGIN CERTIFICATE-----\nMIIB", null],
  ["key.conf", "-----BEGIN PRIVATE KEY-----\nMIIB", null],
  ["", "", null],
] as const)("%j that begins with %j is %s", (name, text, language) => {
  expect(languageOf(name, text)).toBe(language);
});
