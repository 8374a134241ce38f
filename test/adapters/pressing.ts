// "Read all" pressed under random posts, through each platform's own door and the bot behind it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { render } from "../../adapters/slack/render.ts";
import { asPost } from "../../adapters/slack/shorten.ts";
import type { ChannelRef } from "../../src/core/domain.ts";
import { claimsOf } from "../../src/core/analysis.ts";
import type { StoryPost } from "../../src/digest/compose.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { composePost } from "../../src/digest/screen.ts";
import { deliveryKey, type Message, onScreen, plain } from "../../src/platform/index.ts";
import { english } from "../../src/words/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";
import { pressed, TEXT } from "../support/discord-world.ts";
import { fakeInbox, type FakeInbox } from "../support/inbox.ts";
import { randomFrom } from "../support/random.ts";
import { randomPost } from "../support/random-posts.ts";
import { messageFaults, shownText } from "../support/slack-limits.ts";
import { press, slackUnderTest, type UnderTest, until } from "../support/slack-people.ts";
import type { Fields } from "../support/slack-rules.ts";
import { bench, type Bench, here, idsOf, said } from "./discord/harness.ts";

/** A platform whose people press. */
interface Pressed {
  open(inbox: FakeInbox): Promise<void>;
  /** The channel that posts stand in. */
  channel(): ChannelRef;
  /** Presses "Read all" under a post of this Message: what comes, message by message, and what of it the platform refuses. */
  press(message: Message): Promise<{ messages: string[]; faults: string[] }>;
  close(): Promise<void>;
}

const MOST_MESSAGES = 5;
const isAll = (id: unknown): boolean => String(id).includes("1:all:");

function onSlack(): Pressed {
  let slack: UnderTest;
  const dress = { feedback: true, pictures: true };
  return {
    open: async (inbox) => {
      slack = await slackUnderTest({ inbox, timing: { slow: 600_000, call: 60_000 } });
    },
    channel: () => ({
      platform: "slack",
      tenant: "slack:T000000001",
      channel: slack.front.channels["news"]!,
      kind: "channel",
    }),
    async press(message) {
      const [post] = render(asPost(message, dress), dress);
      const controls = post!.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
      const button = controls.find((control) => "value" in control && isAll(control.value))!;
      const before = slack.front.responses.length;
      const pressing = press(slack.front, button as unknown as Fields, { ts: "1.1" });
      await slack.front.deliver("interactive", pressing as unknown as Fields);
      const bodies = await until(() => {
        const come = slack.front.responses.slice(before).map(({ body }) => body);
        const [, nth = 1, of = 1] = /\((\d)\/(\d)\)$/.exec(String(come.at(-1)?.["text"])) ?? [];
        return come.length > 0 && Number(nth) === Number(of) && come;
      });
      return {
        messages: bodies.map((body) => shownText(body["blocks"]).join("\n")),
        faults: bodies.flatMap(({ text, blocks }) => messageFaults({ text, blocks })),
      };
    },
    close: () => slack.close(),
  };
}

function onDiscord(): Pressed {
  let at: Bench;
  let posts = 0;
  return {
    open: async (inbox) => {
      at = await bench({ inbox });
    },
    channel: () => here(),
    async press(message) {
      const { discord, platform } = at;
      await platform.post(here(), message, deliveryKey("post", String((posts += 1))));
      const post = discord.inChannel(TEXT).at(-1)!;
      const [before, refused] = [discord.inChannel(TEXT).length, discord.violations.length];
      const landed = at.inbox.calls.landed.length;
      discord.interact(pressed(idsOf(post).find(isAll)!, post));
      await discord.waitUntil(() => at.inbox.calls.landed.length > landed);
      return {
        messages: discord.inChannel(TEXT).slice(before).map(said),
        faults: discord.violations.slice(refused),
      };
    },
    // The harness stops it after each test.
    close: async () => {},
  };
}

const platforms: [name: string, make: () => Pressed][] = [
  ["Slack", onSlack],
  ["Discord", onDiscord],
];

/** The stories that the core finds: those of `posts`, told in the channel. */
function telling(bed: Conversation, posts: ReadonlyMap<string, StoryPost>): void {
  const { store } = bed.ports;
  const named = <Value>(valueOf: (id: string, post: StoryPost) => Value) => ({
    named: async (_: string, ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (posts.has(id) ? [[id, valueOf(id, posts.get(id)!)]] : []))),
  });
  const stories = { ...store.stories, ...named((id, { articles }) => ({ id, articles: [...articles.values()] })) };
  const analyses = { ...store.analyses, ...named((id, { analysis }) => ({ id, analysis })) };
  const told = { ...store.told, get: async (_: string, __: string, storyId: string) => ({ analysisId: storyId }) };
  bed.ports.store = { ...store, ...({ stories, analyses, told } as unknown as Pick<typeof store, "told">) };
  bed.ports.storyAddress = async (id) => `https://news.example/stories/${id}`;
}

/** The tests, of `count` random posts on each platform. */
export function readAllHolds(count: number): void {
  describe.each(platforms)("%s", (_, make) => {
    const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
    const random = randomFrom(seed);
    const posts = new Map(
      Array.from({ length: count }, (_each, n) => [`s${n}`, { ...randomPost(random), storyId: `s${n}` }]),
    );
    let bed: Conversation;
    beforeAll(async () => {
      bed = await openConversation();
    });
    afterAll(() => bed.close());

    it(
      `a press on "Read all" says every point once, in at most five messages, or says where the rest stands (SEED=${seed})`,
      async () => {
        const platform = make();
        const { landed } = bed.inbox;
        const core = fakeInbox();
        await platform.open({
          ...core,
          ...bed.inbox,
          landed: async (...to) => core.landed(...to).then(() => landed(...to)),
        });
        const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
        await bed.store.subscriptions.ensure(platform.channel(), settings, "owner", bed.clock.now());
        telling(bed, posts);
        const beyond: string[] = [];
        for (const [id, post] of posts) {
          const message = composePost(post, "normal", english);
          const claims = claimsOf(post.analysis).map(({ text }) => text);
          const isOffered = onScreen(message).actions.some((action) => isAll(action.id));
          // Nobody presses faster than one person may.
          bed.clock.advance(2_000);
          const { messages, faults } = isOffered
            ? await platform.press(message)
            : { messages: [plain(onScreen(message))], faults: [] };
          expect({ id, faults, fits: messages.length <= MOST_MESSAGES }).toEqual({ id, faults: [], fits: true });
          const told = messages.join("\n");
          const times = claims.map((text) => told.split(text).length - 1);
          expect({ id, twice: times.filter((often) => often > 1) }).toEqual({ id, twice: [] });
          const isWhole = times.every((often) => often === 1);
          if (!isWhole) beyond.push(id);
          expect({ id, points: isWhole || told.includes(`https://news.example/stories/${id}`) }).toEqual({
            id,
            points: true,
          });
          expect({ id, permalink: told.includes("All of it stands at") }).toEqual({ id, permalink: !isWhole });
        }
        // oxlint-disable-next-line no-console -- how many is worth knowing
        console.info(`${count} posts: ${beyond.length} beyond five messages`);
        await platform.close();
      },
      300_000 + count * 1_500,
    );
  });
}
