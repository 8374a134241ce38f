// `npm run test:long`: what is long by nature, as kills at moments nobody chose, and sweeps through thousands of texts.
import { configDefaults, defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

const { exclude: _, ...test } = base.test ?? {};

export default defineConfig({
  ...base,
  test: { ...test, include: ["**/*.long.test.ts"], exclude: configDefaults.exclude, testTimeout: 600_000 },
});
