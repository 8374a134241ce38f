// Tests run in forked processes: several of them start embedded databases and kill children of their own.
import { defineConfig } from "vitest/config";

const report = process.env["FOOTNOTE_TEST_REPORT"];

export default defineConfig({
  test: {
    pool: "forks",
    globalSetup: "test/support/before-all.ts",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
