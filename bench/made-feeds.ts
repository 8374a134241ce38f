// Made-up feeds, the same for the same seed: twenty items of five paragraphs, about 34 KB.

const WORDS =
  "the river council said on Tuesday that repairs to the pier would cost more than expected because of storms".split(
    " ",
  );

export interface MadeFeed {
  seed: number;
  /** Where its links lead. */
  site: string;
  items: number;
  /** HTML as entities instead of CDATA. */
  escaped?: boolean;
}

export function madeFeed({ seed, site, items, escaped = false }: MadeFeed): Buffer {
  let state = (seed % 2_147_483_646) + 1;
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const some = (n: number) => Array.from({ length: n }, () => WORDS[random(WORDS.length)]).join(" ");
  const html = () =>
    Array.from(
      { length: 5 },
      () => `<p>${some(30)} <a href="https://a.example/?x=1&amp;y=2">${some(4)}</a>, ${some(24)}.</p>`,
    ).join("\n");
  const escape = (value: string) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const body = () => (escaped ? escape(html()) : `<![CDATA[${html()}]]>`);
  const item = (n: number) => {
    // Newest first; what is added later stands on top and leaves the others as they were.
    const date = new Date(Date.UTC(2026, 10, 1) + n * 3_600_000).toUTCString();
    return `<item><title>${some(8)}</title><link>${site}/${n}</link><guid>${site}/${n}</guid><pubDate>${date}</pubDate><description>${some(30)}</description><content:encoded>${body()}</content:encoded></item>`;
  };
  const title = some(3);
  const all = Array.from({ length: items }, (_, n) => item(n)).toReversed();
  return Buffer.from(
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>${site}/</link>${all.slice(0, 20).join("\n")}</channel></rss>`,
  );
}
