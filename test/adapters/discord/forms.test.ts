// Forms of commands: opened by what was pressed alone, and sent as the command.
import { describe, expect, it } from "vitest";
import { controls, filledId, readCustomId } from "../../../adapters/discord/controls.ts";
import { commandModal } from "../../../adapters/discord/modal.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { type Action, type CommandSpec, plainMessage } from "../../../src/platform/index.ts";
import { createJudge, discordDocument } from "../../support/discord-openapi.ts";
import { chosen, GUILD, pressed, submitted, TEXT } from "../../support/discord-world.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, here, idsOf, key, said } from "./harness.ts";

const CALLBACK = /\/callback$/;
const EPHEMERAL = 64;
const story = "abcdefghjkmnpq";
const report: Action = {
  id: `1:mistake:${story}`,
  label: "Report a mistake",
  kind: "menu",
  form: { command: "mistake", options: { story } },
};
const FORM = `f1|form|mistake|story=${story}`;
const SENT = `f1|send|mistake|story=${story}`;
const thanks = () => replyOf("private", { kind: "done", message: plainMessage("Thank you."), key });

/** A post with the action, in a bot that was started anew since. */
async function posted(action: Action) {
  const at = await bench({ inbox: fakeInbox({ commands }) });
  // More than a row of buttons holds makes a menu of those that belong in one.
  const more = Array.from({ length: 5 }, (_, n): Action => ({ id: `1:x:${n}`, label: `Entry ${n}`, kind: "menu" }));
  await at.platform.post(here(), sampleMessage({ actions: [action, ...more] }), key);
  const again = await at.restart(fakeInbox({ commands }));
  again.inbox.always("command", thanks);
  return { ...again, post: at.discord.inChannel(TEXT).at(-1)! };
}

describe("an action with a form", () => {
  it.each(["menu", "secondary"] as const)(
    "as a %s opens its command's form, after a restart too, and sending it is the command",
    async (kind) => {
      const { discord, inbox, post } = await posted({ ...report, kind });
      discord.interact(kind === "menu" ? chosen("f1|menu|", FORM, post) : pressed(FORM, post));
      const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
      expect(body).toMatchObject({ type: 9, data: { custom_id: SENT, title: "Report a mistake" } });
      expect(body.data.components).toHaveLength(1);
      expect(body.data.components[0]).toMatchObject({ label: "What is wrong, best with a link" });
      expect(inbox.calls.action).toEqual([]);

      const state = discord.interact(submitted(SENT, "text", " It cost 60 million. ", post));
      await discord.waitUntil(() => inbox.calls.landed[0]);
      expect(inbox.calls.command.map(([call]) => call)).toMatchObject([
        {
          name: "mistake",
          options: { story, text: "It cost 60 million." },
          place: { tenant: `discord:${GUILD}`, channel: here(), thread: undefined },
        },
      ]);
      expect(state.flags).toBe(EPHEMERAL);
      expect(said(state.original!)).toBe("Thank you.");
    },
  );

  it("speaks German to those who do", async () => {
    const { discord, post } = await posted(report);
    discord.interact(chosen("f1|menu|", FORM, post, { locale: "de" }));
    const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
    expect(body.data.components[0].label).toBe("Was falsch ist, am besten mit Link");
  });

  it("whose state does not fit into an id stays an action like any other", async () => {
    const options = { story: "s".repeat(100) };
    const { discord, inbox, post } = await posted({
      ...report,
      kind: "secondary",
      form: { command: "mistake", options },
    });
    expect(idsOf(post)).toContain(`f1|act|${report.id}`);
    inbox.next("action", thanks());
    discord.interact(pressed(`f1|act|${report.id}`, post));
    await discord.waitUntil(() => inbox.calls.action[0]);
  });

  it("of a command that is there no more goes on to the core, which says so", async () => {
    const { discord, inbox, post } = await posted(report);
    const state = discord.interact(pressed("f1|form|gone|story=s1", post));
    await discord.waitUntil(() => state.original && !state.waiting);
    expect(inbox.calls.command[0]![0]).toMatchObject({ name: "gone", options: { story: "s1" } });
  });
});

describe("the id of a form", () => {
  it("brings back any command and options, and is never longer than Discord's 100", () => {
    const options = { story: "a|b&c=ü %", text: "x" };
    expect(readCustomId(filledId("send", { command: "mistake", options })!)).toEqual({
      kind: "send",
      command: "mistake",
      options,
    });
    for (let length = 60; length < 110; length += 1) {
      const id = filledId("form", { command: "mistake", options: { story: "s".repeat(length) } });
      expect(id === undefined || id.length <= 100).toBe(true);
    }
  });

  it("stands once in a message, whatever the actions", () => {
    const twice = controls([report, { ...report, id: "1:mistake:other" }], undefined, "en");
    expect(JSON.stringify(twice).split(FORM)).toHaveLength(2);
  });
});

describe("the form of a command", () => {
  const spec = (name: string): CommandSpec => commands.find((entry) => entry.name === name)!;
  const empty = { command: "", options: {} };

  it.skipIf(!discordDocument)(
    "passes Discord's document for every command that asks anything, in both languages",
    () => {
      const judge = createJudge(discordDocument!);
      for (const entry of commands) {
        for (const language of ["en-US", "de"]) {
          const data = commandModal(entry, empty, "x".repeat(60), language);
          expect({ name: entry.name, opens: data !== undefined }).toEqual({
            name: entry.name,
            opens: entry.options.length > 0,
          });
          const faults = data ? judge.request("POST", "/interactions/1/token/callback", { type: 9, data }) : [];
          expect({ name: entry.name, faults }).toEqual({ name: entry.name, faults: [] });
        }
      }
    },
  );

  it("shows what is filled in and for people, and offers fixed choices", () => {
    const filled = { command: "lens", options: { length: "short", audience: "bakers" } };
    const parts = JSON.stringify(commandModal(spec("lens"), filled, "Lens", "en"));
    expect(parts).toContain('"value":"bakers"');
    expect(parts).toContain('{"label":"short","value":"short","default":true}');
    expect(readCustomId(commandModal(spec("lens"), filled, "Lens", "en")!.custom_id)).toMatchObject({ options: {} });
  });

  it("is none when nothing is left to ask, or when more is needed than a form holds", () => {
    const held = { command: "pause", options: { feed: "f1" } };
    expect(commandModal(spec("pause"), held, "x", "en")).toBeUndefined();
    const option = { ...spec("mistake").options[0]!, required: true };
    const many = Array.from({ length: 6 }, (_, n) => ({ ...option, name: `o${n}` }));
    expect(commandModal({ ...spec("mistake"), options: many }, empty, "x", "en")).toBeUndefined();
  });
});
