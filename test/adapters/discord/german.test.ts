// Discord in German: no English sentence of the bot is left where a person or a server is German.
import { describe, expect, it } from "vitest";
import { definitions } from "../../../adapters/discord/commands.ts";
import { askModal, commandModal } from "../../../adapters/discord/modal.ts";
import { renderPost } from "../../../adapters/discord/render.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { type Reply, plainMessage } from "../../../src/platform/index.ts";
import { onMessageMenu, personSays, pressed, slash, submitted, TEXT } from "../../support/discord-world.ts";
import { englishIn } from "../../support/english.ts";
import { fakeInbox, openReply, replyOf } from "../../support/inbox.ts";
import { footnoteTo, sampleMessage } from "../../support/messages.ts";
import { bench, heard, here, key, said } from "./harness.ts";

const done = (visibility: Reply["visibility"], sentence: string): Reply =>
  replyOf(visibility, { kind: "done", message: plainMessage(sentence), key });
const GERMAN = { locale: "de", guildLocale: "de" };
const withCommands = () => bench({ inbox: fakeInbox({ commands }), timing: { edit: 5 } });

/** What German readers are shown of a definition, by their client's language. */
const inGerman = (from: unknown): string[] => {
  if (Array.isArray(from)) return from.flatMap(inGerman);
  if (typeof from !== "object" || from === null) return [];
  return Object.entries(from).flatMap(([name, value]: [string, unknown]) =>
    name.endsWith("_localizations") ? [String((value as { de: unknown }).de)] : inGerman(value),
  );
};

describe("in German", () => {
  it("stand the commands, in Discord's menus", () => {
    const shown = inGerman(definitions(commands));
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.flatMap(englishIn)).toEqual([]);
  });

  it("stand the forms", () => {
    const forms = commands.map((spec) => commandModal(spec, { command: spec.name, options: {} }, spec.name, "de"));
    expect([...forms, askModal("7", "de")].map((form) => JSON.stringify(form ?? "")).flatMap(englishIn)).toEqual([]);
  });

  it("stands what the adapter adds to a post, folded or whole", () => {
    const note = footnoteTo("queues reached 40 minutes");
    const point = (number: number) => ({
      number,
      line: { label: undefined, spans: [{ kind: "text" as const, text: "Wort ".repeat(60) }] },
    });
    const message = sampleMessage({
      language: "de",
      summary: "Fähren",
      sections: [
        { kind: "headline", text: "Fähren", url: "https://example.org/1" },
        { kind: "picture", picture: { url: "https://pictures.example.org/1.jpg", alt: undefined, credit: undefined } },
        { kind: "picture", picture: { url: "https://pictures.example.org/2.jpg", alt: "Fähre", credit: "Ines" } },
        { kind: "disagreement", about: "die Dauer", sides: [{ value: "9 Tage", footnote: note, passage: "neun" }] },
        { kind: "points", title: undefined, points: Array.from({ length: 40 }, (_, n) => point(n + 1)) },
      ],
      actions: Array.from({ length: 6 }, (_, n) => ({ id: `menu:${n}`, label: "Belege", kind: "menu" as const })),
    });
    const posts = [message, { ...message, sections: message.sections.slice(0, 4) }];
    const shown = posts.map((post) => JSON.stringify(renderPost(post, { style: "components", ask: { key } })));
    expect(shown.flatMap(englishIn)).toEqual([]);
    expect(shown[0]).toMatch(/weitere aus Platzgründen gekürzt.*"Fragen".*"Mehr"/);
    expect(shown[1]).toMatch(/Bild aus dem Artikel.*Bild: Ines.*Die Quellen sind uneins: die Dauer/);
  });

  it("is said what happens to a question: waiting, answered elsewhere, failed", async () => {
    const { platform, discord, inbox } = await withCommands();
    const { message } = await platform.post(here(), sampleMessage({ language: "de" }), key);
    const post = discord.inChannel(TEXT).find(({ id }) => id === message)!;
    const first = openReply("thread");
    inbox.next("action", first.reply);
    const asked = discord.interact(pressed("f1|act|deeper:s1", post, GERMAN));
    await heard(discord, message, "Ich lese …");
    inbox.next("action", done("thread", "Zweitens."));
    discord.interact(pressed("f1|act|deeper:s1", post, GERMAN));
    await heard(discord, message, "deine ist die nächste");
    first.push({ kind: "done", message: plainMessage("Erstens."), key });
    await heard(discord, message, "Zweitens.");
    inbox.next("command", { visibility: "private", steps: broken() });
    const failed = discord.interact(slash("help", {}, GERMAN));
    await discord.waitUntil(() => failed.original && said(failed.original).includes("schiefgegangen"));
    expect(englishIn(said(asked.original!))).toEqual([]);
    expect(said(asked.original!)).toContain("Beantwortet im Thread:");
  });

  it("is said what a person cannot do, whatever the server speaks", async () => {
    const { discord, inbox } = await withCommands();
    const mine = { locale: "de" };
    const noLink = discord.interact(onMessageMenu("Analyse this link", personSays("kein Link"), mine));
    inbox.next("turn", undefined);
    const noQuestion = discord.interact(submitted("f1|about|7", "question", "danke", personSays("hm"), mine));
    const nowhere = discord.interact(slash("help", {}, { ...mine, direct: true, at: "777" }));
    const states = [noLink, noQuestion, nowhere];
    const shown = () => states.map(({ original }) => original && said(original));
    await discord.waitUntil(() => shown().every((text) => text && !text.includes("Ich lese")));
    expect(shown()).toEqual([
      "In dieser Nachricht steht kein Link ins Web.",
      "Darin habe ich keine Frage gefunden. Bitte schreib sie als Frage.",
      "Frag mich auf einem Server, auf dem ich bin: hier weiß ich nicht, welche Nachrichten du meinst.",
    ]);
  });
});

const broken = (): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("disk")) }),
});
