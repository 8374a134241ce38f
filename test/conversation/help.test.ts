// Help as people see it: each platform's own way of typing, and nothing that cannot be typed there.
import { expect, it } from "vitest";
import { definitions } from "../../adapters/discord/commands.ts";
import { renderPages } from "../../adapters/discord/render.ts";
import { render } from "../../adapters/slack/render.ts";
import { renderMessage } from "../../adapters/web/render.ts";
import { createView } from "../../adapters/web/view.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { help } from "../../src/conversation/commands/help.ts";
import type { Ask } from "../../src/conversation/ports.ts";
import type { Message } from "../../src/platform/index.ts";
import { english } from "../../src/words/index.ts";

const privacy = { contact: "https://example.org/help", servers: [], speech: false };
const ask = { words: english, commands, ports: { privacy } } as unknown as Ask;
const progress = { status: () => {}, line: () => {}, signal: new AbortController().signal };
const helped = async (options: Record<string, string>) => (await help.handle(ask, options, progress)) as Message;
const slack = (message: Message) => JSON.stringify(render(message));
const discord = (message: Message) =>
  JSON.stringify(renderPages(message, { style: "components", ask: { key: undefined } }, 9));

it("is typed in Slack with its slash, and in Discord in the groups that Discord has", async () => {
  const all = await helped({});
  const typedInSlack = slack(all);
  for (const typed of ["/digest add", "/digest feeds", "/deeper", "/ask"]) expect(typedInSlack).toContain(typed);
  for (const typed of ["`/feed add`", "`/feed list`", "`/digest schedule`", "`/deeper`", "`/help`"])
    expect(discord(all)).toContain(typed);
  const known = definitions(commands).flatMap((entry) =>
    "options" in entry && entry.options?.some(({ type }) => type === 1)
      ? entry.options.map(({ name }) => `/${entry.name} ${name}`)
      : [`/${entry.name}`],
  );
  const shown = new Set([...discord(all).matchAll(/`(\/[a-z]+(?: [a-z]+)?)`/g)].map(([, typed]) => typed));
  expect(shown.size).toBe(commands.length);
  expect(known).toEqual(expect.arrayContaining([...shown]));
});

it("can be pressed on the page, to be completed there", async () => {
  const html = renderMessage(await helped({}), "m1", createView("")).toString();
  for (const { name } of commands) expect(html).toContain(`data-fill="${name}"`);
});

it("of one command shows an example that can be typed as it is", async () => {
  const message = await helped({ command: "schedule" });
  expect(slack(message)).toContain("/digest schedule 08:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00");
  expect(discord(message)).toContain("Administrators");
});

it("ends with what posts are worth, what is kept and whom to ask", async () => {
  const all = await helped({});
  expect(slack(all)).toContain("may still be wrong");
  expect(slack(all)).toContain("https://example.org/help");
  expect(discord(all)).toContain("`/privacy`");
});
