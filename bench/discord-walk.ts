// A walk through Footnote in Discord, as people there see it: `node bench/discord-walk.ts`.
import { unmarked } from "../adapters/discord/escape.ts";
import { pressed, slash, type StoredMessage, submitted, TEXT } from "../test/support/discord-world.ts";
import { FEEDS, openDiscordNewsroom } from "./discord-newsroom.ts";

const print = (words: string): void => void process.stdout.write(`${words}\n`);
const watchdog = setTimeout(() => {
  print("The walk did not come to its end within three minutes.");
  process.exit(1);
}, 180_000);

const { discord, close } = await openDiscordNewsroom();
const admin = { admin: true };
type From = Parameters<typeof slash>[2];
type Part = {
  type?: number;
  content?: string;
  label?: string;
  placeholder?: string;
  emoji?: { name: string };
  components?: Part[];
};

/** A message as it is read: marks of citations in brackets, controls in their rows, times of the moment they name. */
function seen(message: StoredMessage): string {
  const rows = (parts: Part[]): string[] =>
    parts.flatMap((part) => {
      if (part.content) return [readable(part.content)];
      if (part.type === 12) return ["(picture)"];
      if (part.type === 1) return [(part.components ?? []).map(control).join(" ")];
      return rows(part.components ?? []);
    });
  return rows(message.components as Part[])
    .join("\n")
    .replace(/^/gm, "  ");
}

const control = ({ label, placeholder, emoji }: Part): string =>
  `[${[emoji?.name, label ?? `${placeholder} ▾`].filter(Boolean).join(" ")}]`;

const readable = (text: string): string =>
  unmarked(text.replace(/\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/g, String.raw`\[$1\]`))
    .replace(/<t:(\d+):\w>/g, (_, at: string) =>
      new Date(Number(at) * 1000).toISOString().slice(0, 16).replace("T", " "),
    )
    .replace(/<#(\d+)>/g, (_, id: string) => `#${discord.channels.get(id)?.name ?? id}`)
    .replace(/<\/([^:>]+):\d+>/g, "/$1");

const idOf = (message: StoredMessage, part: string): string =>
  [...JSON.stringify(message.components).matchAll(/"(?:custom_id|value)":"([^"]+)"/g)].find(([, id]) =>
    id?.includes(part),
  )![1]!;

/** While an answer is made, only small print says what is being done. */
const saysMore = ({ components }: StoredMessage): boolean => /"content":"(?!-# )/.test(JSON.stringify(components));

/** Does something, and prints what its person alone sees of it. */
async function alone(what: string, event: Parameters<typeof discord.interact>[0]): Promise<StoredMessage> {
  const state = discord.interact(event);
  const shown = await discord.waitUntil(() => state.original && saysMore(state.original) && state.original);
  print(`Ada: ${what}\nFootnote, to Ada alone:\n${seen(shown)}\n`);
  return shown;
}

/** Does something that opens a form, prints what it asks, and returns its id. */
async function form(what: string, event: Parameters<typeof discord.interact>[0]): Promise<string> {
  discord.interact(event);
  const path = `/interactions/${(event as { id?: string }).id}/${event.token}/callback`;
  const { body } = await discord.waitUntil(() => discord.requests.find((request) => request.path === path));
  print(`Ada: ${what}\nA form, "${body.data.title}": ${body.data.components[0].label}\n`);
  return body.data.custom_id;
}

/** An answer is whole when it can be asked about. */
const whole = (channel: string, after: number): Promise<StoredMessage> =>
  discord.waitUntil(() =>
    discord
      .inChannel(channel)
      .slice(after)
      .find((message) => JSON.stringify(message.components).includes("f1|ask|")),
  );

for (const address of FEEDS) await alone(`/feed add address:${address}`, slash("feed add", { address }, admin));
const post = await whole(TEXT, 0);
print(`Footnote, in #news:\n${seen(post)}\n`);

const from: From = { thread: true, parent: TEXT, at: post.id };
await alone("presses Go deeper", pressed(idOf(post, "deeper"), post));
print(`Footnote, in the post's thread:\n${seen(await whole(post.id, 0))}\n`);

const question = await form("presses Ask", pressed(idOf(post, "|ask|"), post, from));
const before = discord.inChannel(post.id).length;
discord.interact(submitted(question, "question", "why 2?", post, from));
print(`Ada: writes "why 2?" and sends it\nFootnote, in the thread:\n${seen(await whole(post.id, before))}\n`);

await alone("presses Receipts", pressed(idOf(post, "receipts"), post));
const report = await form("presses Report a mistake", pressed(idOf(post, "|form|mistake"), post));
const words = "The bus leaves at 05:45.";
await alone(`writes "${words}" and sends it`, submitted(report, "text", words, post));
await alone("presses Mute story", pressed(idOf(post, "mute"), post));

if (discord.violations.length > 0) print(`Discord would have refused:\n${discord.violations.join("\n")}`);
clearTimeout(watchdog);
await close();
