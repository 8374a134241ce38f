// Eight o'clock: every channel of a workspace has its digest at once.
import { expect, test } from "vitest";
import { createSlack, slackSettings } from "../../../adapters/slack/index.ts";
import type { ChannelRef } from "../../../src/platform/index.ts";
import { slackBurst } from "../../support/burst.ts";
import { strikeEight } from "../../support/eight.ts";
import { memoryContext } from "../../support/records.ts";
import { startSlackFront } from "../../support/slack-front.ts";
import { APP_TOKEN, BOT_TOKEN, TEAM } from "../../support/slack-workspace.ts";
import { MANIFEST_SCOPES } from "../../support/slack-people.ts";

test("forty channels get their digests once each, at the pace that a workspace may post", async () => {
  const { standing, gaps, refused } = await slackBurst(20, 2, { message: 200, messageAll: 25 });
  expect(standing).toEqual(Array.from({ length: 20 }, () => 2));
  expect(refused).toBe(0);
  // On average: one that waited for its channel comes right behind another.
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(average).toBeGreaterThan(22);
});

test("twenty channels whose schedule strikes get one digest each, and Slack never has to say that it is asked too fast", async () => {
  const names = Array.from({ length: 20 }, (_, n) => `desk-${n}`);
  const front = await startSlackFront({ scopes: MANIFEST_SCOPES, channels: names, limits: true });
  try {
    const settings = slackSettings.parse({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: front.apiUrl,
    });
    const refs = names.map((name): ChannelRef => ({
      platform: "slack",
      tenant: `slack:${TEAM}`,
      channel: front.channels[name]!,
      kind: "channel",
    }));
    await strikeEight(createSlack(settings, memoryContext()), refs, 60_000);
    const standing = await Promise.all(refs.map(async ({ channel }) => (await front.messages(channel)).length));
    expect(standing).toEqual(names.map(() => 1));
    expect(front.calls.filter(({ answer }) => !answer)).toEqual([]);
    expect(front.violations).toEqual([]);
  } finally {
    await front.close();
  }
});
