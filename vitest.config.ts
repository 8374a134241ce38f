// Tests run in forked processes: several of them start embedded databases and kill children of their own.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { pool: "forks", testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: 2 },
});
