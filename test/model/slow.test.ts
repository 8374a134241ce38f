// A model that writes slowly, at a time moved by hand: who is waited for, and what is kept of an answer that never ends.
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { GenerateRequest } from "../../src/core/ports.ts";
import { salvage } from "../../src/model/salvage.ts";
import { wireSchema } from "../../src/model/request.ts";
import { SCHEMAS } from "../../src/write/schema.ts";
import { handClock } from "../support/clock.ts";
import { provider, request, setUp } from "../support/model-setup.ts";
import { delta, startRawServer } from "../support/raw-server.ts";

const listSchema = z.object({ title: z.string(), notes: z.array(z.object({ text: z.string() })) });
type List = z.infer<typeof listSchema>;

const stops: (() => Promise<unknown>)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A server that sends what it is given, when it is given it. */
async function pacedServer(limits: { idleMs?: number; totalMs?: number } = {}, parallel?: number) {
  const open: ServerResponse[] = [];
  const server = await startRawServer([
    (response) => void open.push(response.writeHead(200, { "content-type": "text/event-stream" })),
  ]);
  stops.push(server.stop);
  const clock = handClock();
  const providers = [provider(server.baseURL, parallel === undefined ? {} : { parallel })];
  const setup = setUp(providers, { clock, timeouts: limits });
  let heard = () => {};
  return {
    ...setup,
    ...server,
    open,
    pass(ms: number) {
      clock.advance(ms);
      vi.advanceTimersByTime(ms);
    },
    list: (more: Partial<GenerateRequest<List>> = {}): GenerateRequest<List> => ({
      ...request(),
      schema: listSchema,
      onText: () => heard(),
      ...more,
    }),
    /** Sends a piece, and waits until it was read. */
    send: (piece: string, finish: string | null = null) =>
      new Promise<void>((resolve) => {
        heard = resolve;
        open.at(-1)?.write(`data: ${JSON.stringify(delta(piece, finish))}\n\n`);
      }),
  };
}

const asked = (server: { open: unknown[] }, n = 1) => expect.poll(() => server.open.length).toBe(n);
const answer: List = {
  title: "Pier closes",
  notes: Array.from({ length: 200 }, (_, n) => ({ text: `Note ${n} of many more words` })),
};

test("an answer of eight tokens a second is waited for, however long it takes within its limit", async () => {
  const server = await pacedServer();
  const written = server.model.generate(server.list());
  await asked(server);
  server.pass(100_000);
  const seconds = JSON.stringify(answer).match(/[^]{1,32}/g) ?? [];
  for (const [n, eightTokens] of seconds.entries()) {
    server.pass(1000);
    await server.send(eightTokens, n === seconds.length - 1 ? "stop" : null);
  }
  server.open[0]?.end();
  expect((await written).value).toEqual(answer);
  expect(seconds.length).toBeGreaterThan(200);
});

test("while it writes, what it writes and how far it is can be asked, and nothing once it is done", async () => {
  const server = await pacedServer();
  const written = server.model.generate(server.list());
  await asked(server);
  expect(server.model.underway()).toMatchObject([{ server: "one", prompt: "analyse", length: 0 }]);
  await server.send('{"title":"Pier closes",');
  expect(server.model.underway()).toMatchObject([{ length: 23 }]);
  await server.send('"notes":[]}', "stop");
  server.open[0]?.end();
  await written;
  expect(server.model.underway()).toEqual([]);
});

test("what was whole when the time was over is the answer, is paid for, and is asked again another time", async () => {
  const server = await pacedServer({ totalMs: 60_000 });
  const same = server.list();
  const written = server.model.generate(same);
  await asked(server);
  await server.send('{"title":"Pier closes","notes":[{"text":"One."},{"text":"Tw');
  server.pass(60_000);
  expect(await written).toMatchObject({ value: { title: "Pier closes", notes: [{ text: "One." }] }, partial: true });
  expect(server.ledger.entries.map(({ usage }) => (usage?.tokensOut ?? 0) > 10)).toEqual([true]);
  void server.model.generate(same).catch(() => undefined);
  await asked(server, 2);
});

test("one that has nothing whole when its time is over has failed, and is no server that is down", async () => {
  const server = await pacedServer({ totalMs: 60_000 });
  const written = server.model.generate(server.list());
  await asked(server);
  await server.send('{"title":"Pier');
  server.pass(60_000);
  await expect(written).rejects.toMatchObject({
    code: "model_unavailable",
    message: expect.stringContaining("was not finished after 60 seconds"),
  });
  void server.model.generate(server.list()).catch(() => undefined);
  await asked(server, 2);
});

test("signs of life without words are no silence; silence in the middle ends the call, and what was whole is kept", async () => {
  const server = await pacedServer({ idleMs: 30_000, totalMs: 300_000 });
  const written = server.model.generate(server.list());
  await asked(server);
  await server.send('{"title":"Pier closes","notes":[{"text":"One."}');
  for (let beat = 0; beat < 3; beat += 1) {
    server.pass(20_000);
    server.open[0]?.write(": waiting\n\n");
    await server.send(" ");
  }
  server.pass(30_000);
  expect(await written).toMatchObject({ partial: true, value: { notes: [{ text: "One." }] } });
  expect(server.requests).toHaveLength(1);
});

test("a server that writes one answer at a time is not asked for a second one, and who watches comes first", async () => {
  const server = await pacedServer({ idleMs: 900_000, totalMs: 900_000 }, 1);
  const { onText: _, ...unwatched } = server.list();
  const first = server.model.generate({ ...unwatched, prompt: request().prompt });
  await asked(server);
  const later = server.model.generate({ ...unwatched, prompt: request().prompt });
  const watched = server.model.generate(server.list({ onText: () => undefined }));
  const leaving = new AbortController();
  const left = server.model.generate(server.list({ signal: leaving.signal }));
  leaving.abort(new Error("gone home"));
  await expect(left).rejects.toThrow("gone home");
  server.pass(400_000);
  const whole = (title: string) => JSON.stringify({ title, notes: [] });
  for (const [n, title] of ["first", "watched", "later"].entries()) {
    await asked(server, n + 1);
    server.open[n]?.end(`data: ${JSON.stringify(delta(whole(title), "stop"))}\n\n`);
  }
  expect((await Promise.all([first, watched, later])).map(({ value }) => value.title)).toEqual([
    "first",
    "watched",
    "later",
  ]);
});

const digest = wireSchema(SCHEMAS.digest);
const claim = '{"cites":[{"sid":"S1.1","quote":"a } b"}],"kind":"fact","text":"It \\"closed\\"."}';

test.each<[string, string]>([
  ["nothing", ""],
  ["an object without anything whole", '{"headline":{"cites":[{"sid":"S1.1"}'],
  ["a word that is no list and no claim", '{"headline":null,'],
])("of an answer that broke off after %s there is nothing to keep", (_what, text) => {
  expect(SCHEMAS.digest.safeParse(salvage(text, digest)).success).toBe(false);
});

test.each<[string, string, object]>([
  ["a whole claim", `{"headline":${claim},"lead":{"ci`, { lead: null, happened: [] }],
  [
    "claims of a list, the last one cut",
    `{"headline":null,"lead":${claim},"happened":[${claim},${claim.slice(0, 60)}`,
    { happened: [{ kind: "fact" }], why: [] },
  ],
  ["thinking before it", `<think>{"x":[1]}</think>{"lead":${claim}`, { headline: null }],
])("of an answer that broke off after %s what was whole is kept", (_what, text, kept) => {
  expect(SCHEMAS.digest.parse(salvage(text, digest))).toMatchObject(kept);
});

test("where one is answered at a time, what finishes a story goes before what only begins one", async () => {
  const server = await pacedServer({}, 1);
  const ask = (user: string, more: Partial<GenerateRequest<List>> = {}) => {
    const { onText: _, ...given } = server.list(more);
    return server.model.generate({ ...given, prompt: { ...given.prompt, user } });
  };
  const story = (storyId: string) => ({ account: { tenant: "web:site", storyId, channel: undefined } });
  const all = [
    ask("first", story("s1")),
    ask("begins", story("s2")),
    ask("goes on later", { ...story("s2"), goesOn: true }),
    ask("goes on", { ...story("s1"), goesOn: true }),
  ];
  for (let n = 1; n <= all.length; n += 1) {
    await asked(server, n);
    const whole = JSON.stringify({ title: "Pier closes", notes: [] });
    server.open.at(-1)?.end(`data: ${JSON.stringify(delta(whole, "stop"))}\n\ndata: [DONE]\n\n`);
  }
  await Promise.all(all);
  const order = server.requests.map(({ body }) => JSON.stringify(body));
  expect(
    order.map((said) => ["first", "begins", "goes on later", "goes on"].find((user) => said.includes(`"${user}"`))),
  ).toEqual(["first", "goes on", "goes on later", "begins"]);
});
