/** What an installation brings along: exact versions, from the registry, with a checksum, and no script that is not listed. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const { dependencies, devDependencies, allowScripts } = read("package.json");
const { packages } = read("package-lock.json");
const entries = Object.entries<Record<string, unknown>>(packages).filter(([path]) => path !== "");

test("every version is exact", () => {
  const versions = Object.values<string>({ ...dependencies, ...devDependencies });
  expect(versions.length).toBeGreaterThan(10);
  for (const version of versions) expect(version).toMatch(/^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u);
});

test("every package of the lock file has a checksum, and comes from no other place than the registry", () => {
  for (const [path, { resolved = "https://registry.npmjs.org/", integrity, link }] of entries) {
    expect(link, path).toBeUndefined();
    expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//u);
    expect(integrity, path).toMatch(/^sha512-/u);
  }
});

test("the packages with scripts at installation are those that package.json decides on", () => {
  const withScripts = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = withScripts.map(([path]) => path.replace(/^.*node_modules\//u, ""));
  expect(names.sort()).toEqual(Object.keys(allowScripts).sort());
});

test("no package that is shipped has one", () => {
  const shipped = entries.filter(([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true);
  expect(shipped).toEqual([]);
});
