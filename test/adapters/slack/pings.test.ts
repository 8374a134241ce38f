// Whom posts mention on Slack: elements of their own, whom Slack itself made a mention of, and never a whole channel.
import { afterEach, expect, test } from "vitest";
import { type Here, type Ping, plainMessage, replyNow } from "../../../src/platform/index.ts";
import { sampleMessage } from "../../support/messages.ts";
import { envelope, said, until } from "../../support/slack-people.ts";
import { key, send, setUp, slack, tenant } from "./person-bed.ts";

afterEach(() => slack.close());

const news = () => ({ platform: "slack", tenant, channel: slack.front.channels["news"]!, kind: "channel" as const });
const firstBlock = (call: { fields: Record<string, unknown> }) => (call.fields["blocks"] as object[])[0];

test("front: a post names people and groups in elements of their own, on its first message alone; its edit keeps them", async () => {
  await setUp();
  const ben = slack.front.users["ben"]!;
  const pings: Pick<Ping, "kind" | "id">[] = [
    { kind: "group", id: "S1" },
    { kind: "person", id: ben },
  ];
  const points = Array.from({ length: 60 }, (_, at) => ({
    number: at + 1,
    line: { label: undefined, spans: [{ kind: "text" as const, text: "A long point of many words. ".repeat(20) }] },
  }));
  const long = sampleMessage({ first: { pings }, sections: [{ kind: "points", title: undefined, points }] });
  const ref = await slack.platform.post(news(), long, key("a"));
  await slack.platform.edit(ref, sampleMessage({ first: { pings } }));
  const elements = [
    { type: "usergroup", usergroup_id: "S1" },
    { type: "text", text: " " },
    { type: "user", user_id: ben },
  ];
  const block = { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
  const [first, ...later] = slack.front.of("chat.postMessage");
  expect(firstBlock(first!)).toMatchObject(block);
  expect(later.length).toBeGreaterThan(0);
  for (const call of later.filter(({ fields }) => fields["thread_ts"]))
    expect(JSON.stringify(call.fields["blocks"])).not.toContain("usergroup");
  expect(firstBlock(slack.front.of("chat.update")[0]!)).toMatchObject(block);
  expect(slack.front.violations).toEqual([]);
});

test("front: what a text spells mentions nobody", async () => {
  await setUp();
  const spelled = "<!channel> <@U1> <!subteam^S1> @here";
  const line = { label: undefined, spans: [{ kind: "text" as const, text: spelled }] };
  await slack.platform.post(
    news(),
    sampleMessage({ summary: spelled, sections: [{ kind: "text", title: undefined, lines: [line] }] }),
    key("b"),
  );
  const { blocks, text } = slack.front.of("chat.postMessage")[0]!.fields;
  expect(JSON.stringify(blocks)).not.toMatch(/"(?:user|usergroup|broadcast)"/);
  expect(text).not.toMatch(/<[!@]/);
});

const code = (work: Promise<unknown>) => work.catch((error: { code: string }) => error.code);

test("front: who is typed is who Slack made a mention of, in a command and to the bot's name", async () => {
  await setUp();
  const { ben } = slack.front.users;
  const heard: { line: string; here: Here }[] = [];
  slack.inbox.always("command", (call) => {
    heard.push({ line: "line" in call ? call.line : "", here: call.here! });
    return replyNow("private", plainMessage("ok"), key("c"));
  });
  slack.inbox.always("turn", (turn) => {
    heard.push({ line: turn.text, here: turn.here! });
    return undefined;
  });
  for (const [at, who] of ["<!subteam^S0RESCUE|@rescue>", `<@${ben}|ben>`, "<@U0NOBODY>"].entries()) {
    await send("/digest", `ping ${who} for:bridge`);
    await until(() => heard.length === at + 1);
  }
  await slack.front.deliver(
    "events_api",
    envelope(slack.front, said(slack.front, `<@${slack.front.botUser}> ping <@${ben}> for:bridge`)),
  );
  await until(() => heard.length === 4);
  const [group, person, gone, spoken] = heard;
  expect(group!.line).toBe("ping @rescue for:bridge");
  expect(await group!.here.whom!("@rescue")).toEqual({ kind: "group", id: "S0RESCUE", name: "rescue" });
  expect(person!.line).toBe("ping @ben for:bridge");
  expect(await person!.here.whom!("@ben")).toMatchObject({ kind: "person", id: ben });
  expect(await code(gone!.here.whom!("@U0NOBODY"))).toBe("not_found");
  expect(spoken!.line).toBe(`ping @${ben} for:bridge`);
  expect(await spoken!.here.whom!(`@${ben}`)).toMatchObject({ kind: "person", id: ben });
  // A name alone tells Slack nothing.
  expect(await code(person!.here.whom!("@ada"))).toBe("not_found");
  for (const all of ["@channel", "@here", "!everyone"]) expect(await code(person!.here.whom!(all))).toBe("not_allowed");
});
