import { defineConfig } from "vitest/config";
import { CountsReporter } from "./test/support/counts-reporter.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/support/setup.ts"],
    env: { FORCE_COLOR: "1", TZ: "UTC" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", new CountsReporter()],
    pool: "forks",
    maxWorkers: 2,
  },
});
