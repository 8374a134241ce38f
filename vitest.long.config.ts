// `npm run test:long`: what is long by nature, as kills at random and sweeps through many texts.
import { configDefaults, defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

const { exclude: _, ...test } = base.test ?? {};

export default defineConfig({
  ...base,
  test: {
    ...test,
    include: ["**/*.long.test.ts"],
    exclude: configDefaults.exclude,
    // These keep the cores busy by themselves.
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
