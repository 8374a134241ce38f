// Lists of feeds as files of the page: one to save, one to be read as if it had been pasted, however long it is.
import { expect, it } from "vitest";
import { createPage } from "./harness.ts";
import { plainMessage, replyNow } from "../../../src/platform/index.ts";

const outline = (n: number) => `<outline text="Feed ${n}" xmlUrl="https://f${n}.example/feed"/>`;
const OPML = `<opml version="2.0"><body>${Array.from({ length: 200 }, (_, n) => outline(n)).join("\n")}</body></opml>`;

it("hands the list of a channel over as a file of its own name", async () => {
  const { inbox, get } = createPage();
  const file = { name: "feeds.opml", type: "text/x-opml", text: OPML };
  inbox.next("command", replyNow("private", { ...plainMessage("Your feeds"), file }, "k"));
  const answer = await get("/feeds.opml?channel=security");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="feeds.opml"');
  expect(answer.headers.get("content-type")).toBe("text/x-opml; charset=utf-8");
  expect(await answer.text()).toBe(OPML);
  expect(inbox.calls.command[0]![0]).toMatchObject({ line: "export", place: { channel: { channel: "security" } } });
});

it("says that there is no list where there is none to hand over", async () => {
  const { inbox, get } = createPage();
  inbox.next("command", replyNow("private", plainMessage("No feeds to export here."), "k"));
  expect((await get("/feeds.opml")).status).toBe(404);
});

it("reads a chosen file whole, far beyond the longest line that can be typed", async () => {
  const { inbox, post } = createPage();
  inbox.always("command", () => replyNow("private", plainMessage("ok"), "k"));
  await (await post("/api/command", { line: `import ${OPML}`, channel: "news" })).text();
  expect(inbox.calls.command[0]![0]).toMatchObject({ line: `import ${OPML}` });
  // Nothing else may be as long.
  await (await post("/api/command", { line: `ask ${"x".repeat(5000)}`, channel: "news" })).text();
  expect(inbox.calls.command).toHaveLength(1);
});
