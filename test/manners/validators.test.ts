// What a publisher sent to recognise its own answer goes back byte for byte, is kept with the items, and never hides one.
import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { homes } from "../support/homes.ts";
import { type Bed, HOUR, MINUTE, feed, openBed, rss } from "./bed.ts";
import { countItems } from "../support/items.ts";

let bed: Bed;
afterEach(() => bed.clear());

const URL_1 = "http://gazette.example/feed";
const sent = (url = URL_1) =>
  bed.asked(url).map(({ headers }) => [headers["if-none-match"], headers["if-modified-since"]]);

const ETAGS = [
  'W/"a\\"b"',
  '"x--gzip"',
  "unquoted",
  `"${"e".repeat(1024)}"`,
  Buffer.from('"ü"').toString("latin1"),
  '"\xfc"',
  "'single'",
  'W/W/"twice"',
  '"a, b"',
];
const DATES = [
  "garbage",
  "Sat, 10 Jan 2026 11:50:00 +0000",
  "2026-01-10T11:50:00Z",
  "Sat Jan 10 11:50:00 2026",
  "0",
  "-1",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "samedi",
];

describe("a validator", () => {
  beforeAll(async () => {
    bed = await openBed();
  });
  afterAll(() => bed.close());

  it("goes back as it came, whatever its form, also after a restart", async () => {
    const none: string | undefined = undefined;
    const pairs = [...ETAGS.map((etag) => [etag, none] as const), ...DATES.map((date) => [none, date] as const)];
    for (const [n, [etag, date]] of pairs.entries()) {
      const host = `p${n}.example`;
      bed.routes.set(host, feed(["one"], { ...(etag ? { etag } : {}), ...(date ? { "last-modified": date } : {}) }));
      await bed.subscribe(`http://${host}/feed`);
    }
    await bed.look();
    await bed.restart();
    await bed.run(3 * HOUR, 5 * MINUTE);
    for (const [n, pair] of pairs.entries()) {
      const [first, ...later] = sent(`http://p${n}.example/feed`);
      expect(first).toEqual([undefined, undefined]);
      expect(later.length).toBeGreaterThan(0);
      for (const again of later) expect(again).toEqual([...pair]);
    }
  });

  it("of a 304 replaces, and nothing of it is read", async () => {
    bed.routes.set(URL_1, ({ headers }, response) => {
      if (headers["if-none-match"] === undefined)
        response.writeHead(200, { etag: '"1"', "last-modified": "then" }).end(rss(["one"]));
      else response.writeHead(304, { etag: '"2"' }).end();
    });
    const id = await bed.subscribe(URL_1);
    await bed.run(5 * HOUR);
    expect(sent().slice(0, 4)).toEqual([
      [undefined, undefined],
      ['"1"', "then"],
      ['"2"', "then"],
      ['"2"', "then"],
    ]);
    expect(bed.parsed()).toBe(1);
    expect((await bed.row(id))?.health).toMatchObject({ failures: 0 });
    expect(await countItems(bed.store, id)).toBe(1);
  });

  it("that is absent from the next whole answer is forgotten, and an empty one is never sent", async () => {
    const answers = [{ etag: '"1"', "last-modified": "then" }, { etag: '"2"' }, { etag: "", "last-modified": "" }, {}];
    bed.routes.set(URL_1, (_, response) => {
      const n = bed.asked(URL_1).length - 1;
      response.writeHead(200, answers[n] ?? {}).end(rss([`item ${n}`]));
    });
    await bed.subscribe(URL_1);
    await bed.run(5 * HOUR);
    expect(sent().slice(0, 4)).toEqual([
      [undefined, undefined],
      ['"1"', "then"],
      ['"2"', undefined],
      [undefined, undefined],
    ]);
    expect(
      bed.asked(URL_1).every(({ headers }) => !("if-none-match" in headers) || headers["if-none-match"] !== ""),
    ).toBe(true);
  });
});

describe.each(homes)("an answer that was not read whole, on $name", (home) => {
  beforeAll(async () => {
    bed = await openBed({ home });
  });
  afterAll(() => bed.close());

  const whole = rss(["one", "two", "three"]);
  const lies: [string, (response: ServerResponse) => void][] = [
    [
      "is shorter than it said",
      (response) =>
        void response
          .writeHead(200, { etag: '"cut"', "content-length": whole.length + 500 })
          .write(whole, () => response.destroy()),
    ],
    [
      "breaks off in the middle",
      (response) =>
        void response.writeHead(200, { etag: '"cut"' }).write(whole.slice(0, 200), () => response.destroy()),
    ],
    [
      "ends before its last tag",
      (response) => void response.writeHead(200, { etag: '"cut"' }).end(whole.slice(0, -60)),
    ],
    [
      "is longer than it said",
      (response) =>
        void response.writeHead(200, { etag: '"cut"', "content-length": whole.length - 60 }).end(whole.slice(0, -60)),
    ],
    [
      "is a page instead",
      (response) =>
        void response.writeHead(200, { etag: '"cut"', "content-type": "text/html" }).end("<html>maintenance</html>"),
    ],
  ];

  it.each(lies)("because it %s leaves no validator, and its items come later", async (_, lie) => {
    bed.routes.set(URL_1, feed(["zero"], { etag: '"0"' }));
    const id = await bed.subscribe(URL_1);
    await bed.look();
    bed.routes.set(URL_1, (__, response) => lie(response));
    await bed.run(5 * HOUR, MINUTE);
    const cut = bed.asked(URL_1).length;
    expect(cut).toBeGreaterThan(1);
    bed.routes.set(URL_1, (entry, response) =>
      feed(["one", "two", "three"], { etag: '"cut"' })(entry, response, undefined as never),
    );
    await bed.run(14 * HOUR, MINUTE);
    expect(sent()[cut]?.[0]).not.toBe('"cut"');
    expect(await countItems(bed.store, id)).toBe(4);
  });

  it("because it could not be stored leaves no validator either: no item hides behind a 304", async () => {
    bed.routes.set(URL_1, feed(["zero"], { etag: '"0"' }));
    const id = await bed.subscribe(URL_1);
    await bed.look();
    bed.routes.set(URL_1, feed(["one", "zero"], { etag: '"1"' }));
    const { sendMany } = bed.store.jobs;
    // The transaction ends between its items and its end, as often as it is tried.
    bed.store.jobs.sendMany = () => Promise.reject(new Error("no room"));
    await bed.run(2 * HOUR);
    expect(bed.errors).not.toEqual([]);
    expect(await countItems(bed.store, id)).toBe(1);
    bed.store.jobs.sendMany = sendMany;
    await bed.run(5 * HOUR);
    expect(await countItems(bed.store, id)).toBe(2);
    expect(await bed.store.items.unread(bed.clock.now())).toHaveLength(1);
  });
});
