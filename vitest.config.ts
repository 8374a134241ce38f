// `npm test`: everything but what is long by nature, in processes that may start and kill children.
import { configDefaults, defineConfig } from "vitest/config";

const report = process.env["FOOTNOTE_TEST_REPORT"];

export default defineConfig({
  test: {
    pool: "forks",
    globalSetup: "test/support/before-all.ts",
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    maxWorkers: 2,
    // No test is to fail because the machine has other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // Files take turns in the same processes: what they import is loaded once.
    isolate: false,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
