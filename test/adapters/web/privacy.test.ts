// The page that everybody may read: what is kept of people, with or without a token.
import { expect, it } from "vitest";
import { createPage } from "./harness.ts";

it("is open to somebody without the token, and linked from help and sign-in", async () => {
  const closed = createPage({ token: "sixteen characters or more" });
  const open = await closed.get("/privacy");
  expect(open.status).toBe(200);
  expect(await open.text()).toContain("What is kept.");
  const home = await closed.get("/");
  expect(home.status).toBe(403);
  expect(await home.text()).toContain('href="/privacy"');
  expect(await (await createPage().get("/help")).text()).toContain('href="/privacy"');
});
