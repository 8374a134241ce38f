// Before all tests: what each of them would make or look for itself is made once.
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
