// A walk through Footnote in Slack, as people there see it.
import { type Fields } from "../test/support/slack-rules.ts";
import { envelope, press, said, slash, submit, until } from "../test/support/slack-people.ts";
import { sampleFeeds, startSlackBot } from "./slack-bot.ts";
import { formScreen, screen } from "./slack-screen.ts";

const MINUTE = 60_000;
const { front, close } = await startSlackBot("socket");
const channel = front.channels["news"]!;

// oxlint-disable-next-line no-console -- a walk is printed
const print = (line: string): void => console.log(line);
const show = (where: string, payload: Fields): void =>
  print(`${where}\n${screen(payload).replace(/^/gm, "    ").replace(/ +$/gm, "")}\n`);

/** What was said to one person, by the address Slack gives for it, since `before`. */
async function privately(before: number, who: string): Promise<void> {
  const answered = () => front.responses.slice(before).find(({ body }) => body["text"] !== "Working on it…");
  const { body } = await until(answered, MINUTE);
  show(`  only ${who} sees`, body);
}

async function command(who: string, text: string): Promise<void> {
  const before = front.responses.length;
  print(`${who} types: /digest ${text}`);
  await front.deliver("slash_commands", slash(front, "/digest", text, who));
  await privately(before, who);
}

/** Presses the button of that name under the post, or chooses it in the menu there; returns how much was said privately before. */
async function push(who: string, post: Fields, label: string): Promise<number> {
  const before = front.responses.length;
  const called = ({ text }: Fields): boolean => (text as Fields | undefined)?.["text"] === label;
  const controls = (post["blocks"] as { type: string; elements: Fields[] }[])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements)
    .flatMap((element) => [
      element,
      ...((element["options"] ?? []) as Fields[]).map((option) => ({
        ...element,
        text: option["text"],
        selected_option: option,
      })),
    ]);
  print(`${who} presses: ${label}`);
  const payload = press(front, controls.find(called)!, { ts: String(post["ts"]) }, who);
  await front.deliver("interactive", payload as unknown as Fields);
  return before;
}

/** Fills in the form that opens, and sends it. */
async function fill(who: string, values: Record<string, string>): Promise<void> {
  const { view } = (await until(() => front.of("views.open").find(({ answer }) => answer), MINUTE)).fields;
  print(`  a form opens\n${formScreen(view as Fields).replace(/^/gm, "    ")}\n`);
  print(`${who} writes: ${Object.values(values).join(", ")}`);
  await front.deliver("interactive", submit(front, values, who) as unknown as Fields);
  const { fields } = await until(() => front.of("chat.postEphemeral").find(({ answer }) => answer), MINUTE);
  show(`  only ${who} sees, in the thread`, fields);
}

/** The answer that stands in the thread once it is finished; `others` stood there before. */
async function inThread(ts: string, others: number): Promise<void> {
  const done = async () => (await front.replies(channel, ts)).filter(({ metadata }) => metadata).slice(others)[0];
  show("  Footnote, in the thread", await until(done, MINUTE));
}

try {
  await command("ada", `add ${sampleFeeds[0]!.url}`);
  print(`ada adds ${sampleFeeds.length - 1} more feeds.\n`);
  for (const { url } of sampleFeeds.slice(1)) {
    await front.deliver("slash_commands", slash(front, "/digest", `add ${url}`, "ada"));
  }
  const isStory = ({ blocks }: Fields) => JSON.stringify(blocks ?? "").includes('"Go deeper"');
  const post = await until(async () => (await front.messages(channel)).find(isStory), 3 * MINUTE);
  const ts = String(post["ts"]);
  show("  Footnote, in #news", post);

  await push("ben", post, "Go deeper");
  await inThread(ts, 0);

  const question = "why 2?";
  print(`ben writes in the thread: ${question}`);
  await front.deliver("events_api", envelope(front, said(front, question, { thread_ts: ts })));
  await inThread(ts, 1);

  await privately(await push("ben", post, "Receipts"), "ben");
  await push("ben", post, "Report a mistake");
  await fill("ben", { text: "The contract ends on 30 March, see the ministry's page." });
  await privately(await push("ben", post, "Mute story"), "ben");
} finally {
  await close();
}
