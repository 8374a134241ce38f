// Before all tests: what every one of them would make for itself is made once, and looked for once.
import { emptyStore, makeEmpty } from "./empty-store.ts";
import { TEMPLATE, type TestDatabase, freshDatabase, serverAnswers } from "./server.ts";

let template: TestDatabase | undefined;

export async function setup(): Promise<void> {
  await emptyStore();
  if (await serverAnswers()) {
    template = await freshDatabase();
    const database = await makeEmpty({ kind: "server", url: template.url });
    await database.close();
  }
  // Workers get the environment of this process.
  process.env[TEMPLATE] = template?.name ?? "";
}

export async function teardown(): Promise<void> {
  await template?.drop();
}
