import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCompletion } from "../../../../src/cli/commands/completion.ts";
import { SHELLS } from "../../../../src/cli/options.ts";
import { isInstalled } from "../../../support/completing-shell.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { fakeIo } from "../fake-io.ts";

for (const shell of SHELLS) {
  const missing = !isInstalled(shell);
  const name = `cafe completion ${shell} prints plain text that ${shell} accepts`;
  test.skipIf(missing)(missing ? `${name} (skipped: ${shell} is not on this machine)` : name, () => {
    const io = fakeIo();
    expect(runCompletion(shell, io)).toBe(0);
    expect(io.stdout().replaceAll("\n", "")).toMatch(/^[\x20-\x7e]+$/u);
    const file = join(tempFolder("completion"), "script");
    writeFileSync(file, io.stdout());
    expect(spawnSync(shell, ["-n", file], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });
}
