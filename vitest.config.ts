// `npm test`: everything but what is long by nature, in processes that may start and kill children.
import { configDefaults, defineConfig } from "vitest/config";

const report = process.env["FOOTNOTE_TEST_REPORT"];

export default defineConfig({
  test: {
    pool: "forks",
    globalSetup: "test/support/before-all.ts",
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    // More than cores: much of a test is waiting for a database, a browser or a child.
    maxWorkers: 3,
    // No test is to fail because the machine has other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // Files take turns in the same processes: what they import is loaded once.
    isolate: false,
    // Node reads TypeScript by itself: what it runs is what is tested, and nothing is translated first.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
