// Managing by forms: each calls what its command calls, with the same rights, and works without script.
import { describe, expect, test } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { plainMessage } from "../../../src/platform/index.ts";
import { replyOf } from "../../support/inbox.ts";
import { createPage, ORIGIN, wellFeed } from "./harness.ts";
import { hasBrowser, useBrowser } from "./visit.ts";

const feed = wellFeed("The Daily Tide", "https://tide.example/feed");
const overview = { feeds: [feed], mutes: [{ id: "m9", sentence: "Topic ferries." }] };
const answer = (words: string) => replyOf("private", { kind: "done", key: "k", message: plainMessage(words) });

const form = (page: ReturnType<typeof createPage>, fields: Record<string, string>) =>
  page.app.request(`${ORIGIN}/run`, {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN },
  });

describe("a form", () => {
  test("is there for every command that manages and for trying settings, with a field for each option", async () => {
    const html = await (await createPage({ commands, overview }).get("/manage")).text();
    // What is muted stands there as a list, and tags are set beside each feed.
    const lists = ["mutes", "watches", "tag"];
    const managing = commands.filter(({ name, group }) =>
      ["feeds", "settings"].includes(group) ? !lists.includes(name) : name === "preview",
    );
    for (const { name, options, group } of managing) {
      expect([name, html.includes(`name="command" value="${name}"`)]).toEqual([
        name,
        group === "settings" || options.length > 0,
      ]);
      for (const option of options)
        expect(html.replaceAll(/\s+/g, " ")).toContain(`id="${name}-${option.name}" name="o.${option.name}"`);
    }
    expect(html).toContain("The Daily Tide");
    expect(html).toContain("Topic ferries.");
  });

  test("gives its fields to the command's own handler, empty ones left out, and shows the answer", async () => {
    const page = createPage({ commands, overview });
    page.inbox.next("command", answer("Paused."));
    const got = await form(page, {
      from: "manage",
      channel: "news",
      command: "schedule",
      "o.when": "8am ",
      "o.tz": "",
    });
    expect(await got.text()).toContain("Paused.");
    expect(page.inbox.calls.command[0]![0]).toMatchObject({ name: "schedule", options: { when: "8am" }, alone: true });
    expect(page.inbox.calls.command[0]![0].person.role).toBe("admin");
  });

  test("adds, tries and removes webhooks, for whom they are shown", async () => {
    const hook = { id: "h1", host: "hooks.example.org", sentence: "at work" };
    const page = createPage({ commands, overview: { ...overview, webhooks: [hook] } });
    const html = await (await page.get("/manage")).text();
    expect(html).toContain("hooks.example.org");
    for (const what of ["add", "test", "deliveries", "rotate", "remove"])
      expect(html).toContain(`name="o.what" value="${what}"`);
    page.inbox.next("command", answer("Heard."));
    const fields = { from: "manage", channel: "news", command: "webhook", "o.what": "test", "o.address": "h1" };
    expect(await (await form(page, fields)).text()).toContain("Heard.");
    expect(page.inbox.calls.command[0]![0]).toMatchObject({
      name: "webhook",
      options: { what: "test", address: "h1" },
    });
    expect(await (await createPage({ commands, overview }).get("/manage")).text()).not.toContain("manage-webhooks");
  });

  test("of a question leads to its answer in the thread", async () => {
    const page = createPage();
    const { id } = await page.say("k1");
    page.inbox.next("turn", replyOf("thread", { kind: "done", key: "k2", message: plainMessage("Nine days.") }));
    const got = await form(page, { thread: id, text: "How long?" });
    expect([got.status, got.headers.get("location")]).toEqual([303, `/posts/${id}`]);
    const html = await (await page.get(`/posts/${id}`)).text();
    expect(html.indexOf("How long?")).toBeLessThan(html.indexOf("Nine days."));
  });

  test("of a command shows what went wrong as an answer, never as a post", async () => {
    const page = createPage();
    page.inbox.next("command", () => {
      throw new Error("broken");
    });
    expect(await (await form(page, { line: "status" })).text()).toContain("That went wrong here.");
    expect(await page.messages.list("news", { limit: 9 })).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)("in a browser without script", () => {
  const { visit, browser } = useBrowser();

  test("feeds are paused, mutes undone, commands typed, buttons pressed", async () => {
    const { web, inbox } = await visit({ overview, commands, first: 1 });
    inbox.always("command", (call) =>
      answer(`Did ${JSON.stringify("name" in call ? [call.name, call.options] : call.line)}`),
    );
    inbox.always("action", (call) => answer(`Pressed ${call.actionId}`));
    const page = await (await browser().newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${web.address}/manage`);
    await page.getByRole("button", { name: "Pause it The Daily Tide" }).click();
    expect(await page.locator("[data-answers]").textContent()).toContain('Did ["pause",{"feed":"f1"}]');
    await page.getByRole("button", { name: "Hear it again" }).click();
    expect(await page.locator("[data-answers]").textContent()).toContain('Did ["unmute",{"what":"m9"}]');
    await page.getByLabel("Command", { exact: true }).fill("status");
    await page.locator(".command button").click();
    expect(await page.textContent("main")).toContain('Did "status"');
    await page.goto(web.address);
    await page.getByText("Read on").click();
    await page.getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Why am I seeing this?" }).click();
    expect(await page.textContent("main")).toContain("Pressed why:s1");
  });
});
