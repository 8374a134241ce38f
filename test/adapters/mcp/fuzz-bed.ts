// Three workspaces with secrets of every kind, and calls at random by the holders of their keys.
import { sql } from "kysely";
import { makeKey } from "../../../src/conversation/keys.ts";
import type { Inbox, Role } from "../../../src/platform/index.ts";
import { type TwoTenants, channelOf, openTwoTenants, placeOf } from "../../access/two-tenants.ts";
import { randomFrom } from "../../support/random.ts";
import { openTools } from "./bed.ts";

const SHARED = "https://outlet.example/feed.xml";

/** `handle` is what anybody may type and find it by; `secret` stands beside it and is typed by nobody: whoever shows it leaks. */
const OWNERS = [
  { tenant: "a", handle: "Zanzibarine", secret: "quillback" },
  { tenant: "b", handle: "Ottomarine", secret: "bramblewick" },
  { tenant: "c", handle: "Velutimor", secret: "thistledown" },
] as const;
type Owner = (typeof OWNERS)[number];

const feedOf = ({ tenant }: Owner) => `https://letters.example/private/${tenant}4f3c9a1be2d84c0f/feed.xml`;
const pageOf = ({ tenant }: Owner) => `https://page.example/own/${tenant}`;
const tellOf = ({ handle, secret }: Owner, kind: string) =>
  `The ${handle} ferry to the island stops in January, said ${secret} in the ${kind}. It cost 40 million crowns, twice the sum planned. ` +
  `The mayor of ${handle} called the delay by ${secret} embarrassing. The council of ${handle} meets on Tuesday to discuss what to do about it, and ${secret} is expected to speak. Cyclists wait until the spring, since their lane is not finished.`;

/** Everything a workspace can hold that is nobody else's. */
async function fill(bed: TwoTenants): Promise<void> {
  bed.published.set(SHARED, { title: "Harbour Courier", items: [] });
  for (const owner of OWNERS) {
    bed.published.set(feedOf(owner), { title: `Letter of ${owner.secret}`, items: [] });
    await bed.command(placeOf(owner.tenant), `add ${SHARED}`);
    await bed.command(placeOf(owner.tenant), `add ${feedOf(owner)}`);
  }
  // One feed of a host at a time: what stands there at the first look counts as read.
  for (let round = 0; round < 6; round += 1) await bed.round();
  const item = {
    title: "Harbour Bridge in Aldmouth opens",
    text: "The Harbour Bridge in Aldmouth opens to traffic on Monday after ten years of work. The mayor was there. It cost 40 million crowns, twice the sum planned. Ferries to the island stop in January, the town council said. Cyclists wait until the spring.",
  };
  bed.published.set(SHARED, { title: "Harbour Courier", items: [item] });
  for (const owner of OWNERS) {
    const items = [{ title: `${owner.handle} ferry stops`, text: tellOf(owner, "letter") }];
    bed.published.set(feedOf(owner), { title: `Letter of ${owner.secret}`, items });
  }
  const told = async (): Promise<number> =>
    (await sql`select 1 from articles where feed_id is not null`.execute(bed.store.db)).rows.length;
  for (let round = 0; round < 24 && (await told()) <= OWNERS.length; round += 1) await bed.round();
  if ((await told()) <= OWNERS.length) throw new Error("not all was read");
  for (const owner of OWNERS) {
    const place = placeOf(owner.tenant);
    bed.pageText.text = tellOf(owner, "page");
    bed.published.set(pageOf(owner), { status: 200 });
    await bed.command(place, `read ${pageOf(owner)}`);
    await bed.command(place, `mute topic ${owner.secret}-topic`);
    await bed.command(place, `watch when does ${owner.secret} sell the ${owner.handle} ferry?`);
    await bed.command(place, `keys add ${owner.secret} opens:page`);
    await bed.command(place, `ask What did ${owner.secret} say of the ${owner.handle} ferry?`);
  }
}

/** Of articles, and of everything else that has one. */
async function idsOf({ store }: TwoTenants, { tenant }: Owner): Promise<Ids> {
  const own = `fake:${tenant}`;
  const { rows } = await sql<{ id: string; article: boolean }>`
    select id, true as article from articles where tenant = ${own}
    union select story_id as id, false from articles where tenant = ${own} and story_id is not null
    union select id, false from feeds where tenant = ${own} union select id, false from subscriptions where tenant = ${own}
    union select id, false from mutes where tenant = ${own}`.execute(store.db);
  return { articles: rows.filter(({ article }) => article).map(({ id }) => id), all: rows.map(({ id }) => id) };
}

interface Ids {
  articles: string[];
  all: string[];
}

/** What looks through everything is asked more often. */
const WIDEST = ["search", "search", "resource"];

type Random = () => number;
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/**
 * Arguments that fit a tool, or nearly: handles, pages and ids of all three, and what breaks parsers. The address of a private feed is
 * typed by its own workspace alone: whoever knows it can read it anywhere, and may watch it for themselves.
 */
function argumentsFor(name: string, own: Owner, random: Random, ids: readonly string[]): Record<string, unknown> {
  const any = oneOf(random, OWNERS);
  const words = (): string =>
    oneOf(random, [
      any.handle,
      `${any.handle} ferry`,
      "bridge",
      "January crowns mayor",
      `What did it cost to ${any.handle}?`,
      `The ${any.handle} ferry to the island stops in January.`,
      feedOf(own),
      pageOf(any),
      `https://outlet.example/0/${encodeURIComponent(`${any.handle} ferry stops`)}`,
      oneOf(random, ids),
      "%' or 1=1 --",
      "' \u0000 | & ! :* \\",
      "",
      "x".repeat(Math.floor(random() * 3_000)),
    ]);
  const maybe = <T>(value: T): T | undefined => (random() < 0.3 ? value : undefined);
  switch (name) {
    case "search":
      return {
        words: words(),
        in: maybe(oneOf(random, ["articles", "posts", "answers", "mutes"])),
        since: maybe("30d"),
        from: maybe(words()),
      };
    case "ask":
      return { question: words(), since: maybe("7d") };
    case "deeper":
      return { story: words(), angle: maybe(oneOf(random, ["background", "timeline", "nonsense"])) };
    case "verify":
      return { claim: words() };
    case "read":
      return { address: oneOf(random, [pageOf(any), feedOf(own), words()]) };
    case "why":
      return { link: maybe(words()) };
    case "watch":
      return { question: maybe(words()), until: maybe("30d") };
    case "feeds":
      return random() < 0.1 ? { tenant: `fake:${any.tenant}` } : {};
    default:
      return { story: random() < 0.8 ? words() : undefined };
  }
}

/**
 * Calls tools and reads resources `calls` times, each time as somebody else. What is said must hold no other workspace's secret: such
 * answers are returned. `through` may stand between the tools and the bot.
 */
export async function fuzz(seed: number, calls: number, through: (inbox: Inbox) => Inbox = (inbox) => inbox) {
  const random = randomFrom(seed);
  const bed = await openTwoTenants();
  try {
    await fill(bed);
    const { clock, store } = bed;
    const tools = await openTools({
      inbox: through(bed.bot.inbox),
      clock,
      settings: { MCP_REQUESTS_A_MINUTE: "100000" },
    });
    const owned = await Promise.all(OWNERS.map((owner) => idsOf(bed, owner)));
    const ids = owned.flatMap(({ all }) => all);
    const articles = owned.flatMap((each) => each.articles);
    const callers = await Promise.all(
      OWNERS.flatMap((owner) =>
        (["guest", "member", "admin"] as const).map(async (role: Role) => {
          const scope = { kind: "mcp" as const, channel: channelOf(owner.tenant) };
          const secret = await makeKey({ store, clock }, `fake:${owner.tenant}`, { name: role, role, scope });
          return { owner, client: await tools.connect(secret) };
        }),
      ),
    );
    const names = (await callers[0]!.client.listTools()).tools.map(({ name }) => name);
    const leaks: { by: string; said: string }[] = [];
    const seen = { own: 0, errors: 0 };
    for (let call = 0; call < calls; call += 1) {
      clock.advance(2_000);
      const { owner, client } = oneOf(random, callers);
      const name = oneOf(random, [...names, ...WIDEST]);
      const asked =
        name === "resource"
          ? { uri: `footnote://article/${oneOf(random, random() < 0.7 ? articles : ids)}` }
          : argumentsFor(name, owner, random, ids);
      if (name === "read") bed.pageText.text = tellOf(owner, "page");
      const answer =
        "uri" in asked
          ? await client
              .readResource({ uri: String(asked.uri) })
              .catch((error: Error) => ({ isError: true, error: error.message }))
          : await client.callTool({ name, arguments: asked });
      const said = JSON.stringify(answer);
      if (said.includes('"isError":true')) seen.errors += 1;
      if (said.includes(owner.secret)) seen.own += 1;
      const shown = OWNERS.find((other) => other !== owner && said.includes(other.secret));
      if (shown)
        leaks.push({
          by: name,
          said: `${owner.tenant} saw ${shown.secret} of ${shown.tenant} by ${JSON.stringify(asked)}`,
        });
    }
    await tools.close();
    return { leaks, ...seen };
  } finally {
    await bed.close();
  }
}

/**
 * Leaks on purpose, each as a forgotten check would make it: the feeds listed are those of the first workspace, every search is made as if
 * the caller sat there, and an article is had by its id alone, whoever asks.
 */
export const leaking = (inbox: Inbox): Inbox => ({
  ...inbox,
  command: (call) =>
    inbox.command("name" in call && ["feeds", "search"].includes(call.name) ? { ...call, place: placeOf("a") } : call),
  async receipt(_tenant, ...asked) {
    for (const { tenant } of OWNERS) {
      const held = await inbox.receipt(`fake:${tenant}`, ...asked);
      if (held) return held;
    }
    return undefined;
  },
});
