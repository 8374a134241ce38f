// Publishers on loopback addresses: every look at a feed finds new items, and now and then an older one corrected.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Item {
  /** A word that stands in this item alone, and in every post about it. */
  marker: string;
  title: string;
  sentences: string[];
  published: Date;
  corrected: boolean;
  feed: number;
}

export interface News {
  /** Addresses of the feeds, and what the program must be allowed to read. */
  feeds: string[];
  hosts: string[];
  /** What was published after the first look at each feed, and so must be told. */
  items: Item[];
  /** What was in a feed when it was first looked at: nobody is told. */
  old: Item[];
  /** From now on nothing new comes out. */
  stop(): void;
  close(): Promise<void>;
}

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";
const CORRECT_AFTER_MS = 15_000;
const MOST_IN_FEED = 40;

export async function startNews(count: number, random: () => number): Promise<News> {
  const pick = (letters: string): string => letters[Math.floor(random() * letters.length)]!;
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(CONSONANTS) + pick(VOWELS)).join("");
  const name = (): string => {
    const made = word();
    return made.charAt(0).toUpperCase() + made.slice(1);
  };
  const number = (): number => 12 + Math.floor(random() * 900);
  const items: Item[] = [];
  const old: Item[] = [];
  let running = true;

  /** No two items share more than little words: each is a story of its own. */
  const sentence = (): string =>
    `${name()} ${word()} the ${word()} of ${name()} ${word()} with ${number()} ${word()} and ${word()} ${word()} to ${name()} in ${word()}.`;
  function write(feed: number, published: Date): Item {
    const marker = `${name()}${name()}${items.length + old.length}`;
    const sentences = Array.from({ length: 16 }, sentence);
    const title = `${marker} ${word()} ${word()} ${word()} ${word()}`;
    return { marker, title, sentences, published, corrected: false, feed };
  }

  function correct(item: Item): void {
    item.corrected = true;
    item.sentences[0] = item.sentences[0]!.replace(/\d+/, (found) => String(Number(found) + 1));
  }

  function look(feed: number): Item[] {
    const first = !old.some((entry) => entry.feed === feed);
    if (first) {
      // Minutes apart: the rhythm of a feed that is worth looking at often.
      for (let minutes = 5; minutes > 0; minutes -= 1) old.push(write(feed, new Date(Date.now() - minutes * 60_000)));
    } else if (running) {
      const ripe = items.find(
        (item) => item.feed === feed && !item.corrected && Date.now() - item.published.getTime() > CORRECT_AFTER_MS,
      );
      if (ripe && random() < 0.3) correct(ripe);
      for (let more = random() * 4; more > 0; more -= 1) items.push(write(feed, new Date()));
    }
    return [...old, ...items]
      .filter((item) => item.feed === feed)
      .toReversed()
      .slice(0, MOST_IN_FEED);
  }

  const servers = await Promise.all(
    Array.from({ length: count }, (_, feed) => serve(`127.0.1.${feed + 1}`, () => document(feed, look(feed)))),
  );
  const hosts = servers.map((server) => {
    const { address, port } = server.address() as AddressInfo;
    return `${address}:${port}`;
  });
  return {
    feeds: hosts.map((host) => `http://${host}/feed.xml`),
    hosts,
    items,
    old,
    stop: () => void (running = false),
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => void server.close(resolve))));
    },
  };
}

async function serve(host: string, body: () => string): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" }).end(body());
  });
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  return server;
}

const document = (feed: number, items: Item[]): string => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper ${feed + 1}</title>
<link>http://paper-${feed + 1}.example/</link>${items.map(entry).join("")}</channel></rss>`;

const entry = ({ marker, title, sentences, published }: Item): string => `<item><title>${title}</title>
<guid isPermaLink="false">${marker}</guid><pubDate>${published.toUTCString()}</pubDate>
<content:encoded><![CDATA[${sentences.map((sentence) => `<p>${sentence}</p>`).join("")}]]></content:encoded></item>`;
