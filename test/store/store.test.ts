// The store's contract, kept by each of its homes.
import { expect, it } from "vitest";
import { storeContract } from "../contracts/store.ts";
import { homes, serverMissing } from "../support/homes.ts";

it.skipIf(!serverMissing)("says that no Postgres answered, so that only PGlite is tested", () => {
  expect(homes).toHaveLength(1);
});

for (const home of homes) storeContract(home);
