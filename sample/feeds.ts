// Writes an outlet's feed in its own kind: RSS 2.0, RSS 1.0, Atom 1.0 or JSON Feed 1.1.
// Own templates: feedsmith cannot write RDF, and one way for all four is easier to read.
import type { Published } from "./articles.ts";
import { Markup, markup } from "./markup.ts";
import type { FeedKind, Outlet } from "./outlets.ts";

export interface FeedEntry {
  article: Published;
  link: string;
  published: Date;
  updated: Date;
  pictureUrl: string | undefined;
}

type Write = (outlet: Outlet, entries: FeedEntry[], updated: Date) => string;

const kinds: Record<FeedKind, { type: string; write: Write }> = {
  rss: { type: "application/rss+xml", write: writeRss },
  rdf: { type: "application/rdf+xml", write: writeRdf },
  atom: { type: "application/atom+xml", write: writeAtom },
  json: { type: "application/feed+json", write: writeJson },
};

/** Media type of the feed document, without its charset, which is always UTF-8. */
export function feedType(outlet: Outlet): string {
  return kinds[outlet.feed.kind].type;
}

/** The feed document, entries in the order given; `updated` is when it last changed. */
export function writeFeed(outlet: Outlet, entries: FeedEntry[], updated: Date): string {
  return kinds[outlet.feed.kind].write(outlet, entries, updated);
}

function summary(entry: FeedEntry): string {
  return entry.article.paragraphs[0] ?? "";
}

function content(outlet: Outlet, entry: FeedEntry): string | undefined {
  if (!outlet.feed.fullText) return undefined;
  return markup`${entry.article.paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}`.text;
}

function xml(body: Markup): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${body.text}\n`;
}

function writeRss(outlet: Outlet, entries: FeedEntry[], updated: Date): string {
  const items = entries.map(
    (entry) => markup`<item>
<title>${entry.article.title}</title>
<link>${entry.link}</link>
<guid isPermaLink="true">${entry.link}</guid>
<pubDate>${entry.published.toUTCString()}</pubDate>
<dc:creator>${entry.article.author}</dc:creator>
<category>${entry.article.section}</category>
<description>${summary(entry)}</description>
${rssContent(content(outlet, entry))}${rssPicture(entry)}</item>`,
  );
  return xml(markup`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${outlet.name}</title>
<link>http://${outlet.host}/</link>
<atom:link rel="self" type="application/rss+xml" href="http://${outlet.host}${outlet.feed.path}"/>
<description>${outlet.tagline}</description>
<language>en</language>
<lastBuildDate>${updated.toUTCString()}</lastBuildDate>
${items}
</channel>
</rss>`);
}

function rssContent(html: string | undefined): Markup | undefined {
  return html === undefined ? undefined : markup`<content:encoded>${html}</content:encoded>\n`;
}

function rssPicture({ article: { picture }, pictureUrl }: FeedEntry): Markup | undefined {
  if (!picture) return undefined;
  return markup`<media:content url="${pictureUrl}" medium="image" type="image/png">
<media:description>${picture.alt}</media:description>
<media:credit>${picture.credit}</media:credit>
</media:content>\n`;
}

function writeRdf(outlet: Outlet, entries: FeedEntry[], updated: Date): string {
  const items = entries.map(
    (entry) => markup`<item rdf:about="${entry.link}">
<title>${entry.article.title}</title>
<link>${entry.link}</link>
<description>${summary(entry)}</description>
<dc:creator>${entry.article.author}</dc:creator>
<dc:date>${entry.published.toISOString()}</dc:date>
<dc:subject>${entry.article.section}</dc:subject>
</item>`,
  );
  return xml(markup`<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://${outlet.host}${outlet.feed.path}">
<title>${outlet.name}</title>
<link>http://${outlet.host}/</link>
<description>${outlet.tagline}</description>
<dc:language>en</dc:language>
<dc:date>${updated.toISOString()}</dc:date>
<items><rdf:Seq>
${entries.map((entry) => markup`<rdf:li rdf:resource="${entry.link}"/>`)}
</rdf:Seq></items>
</channel>
${items}
</rdf:RDF>`);
}

function writeAtom(outlet: Outlet, entries: FeedEntry[], updated: Date): string {
  const written = entries.map((entry) => {
    const html = content(outlet, entry);
    return markup`<entry>
<id>tag:${outlet.host},2020:${entry.article.slug}</id>
<title>${entry.article.title}</title>
<link rel="alternate" type="text/html" href="${entry.link}"/>
<published>${entry.published.toISOString()}</published>
<updated>${entry.updated.toISOString()}</updated>
<author><name>${entry.article.author}</name></author>
<category term="${entry.article.section}"/>
<summary>${summary(entry)}</summary>
${html === undefined ? undefined : markup`<content type="html">${html}</content>\n`}</entry>`;
  });
  return xml(markup`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:${outlet.host},2020:feed</id>
<title>${outlet.name}</title>
<subtitle>${outlet.tagline}</subtitle>
<link rel="self" type="application/atom+xml" href="http://${outlet.host}${outlet.feed.path}"/>
<link rel="alternate" type="text/html" href="http://${outlet.host}/"/>
<updated>${updated.toISOString()}</updated>
${written}
</feed>`);
}

function writeJson(outlet: Outlet, entries: FeedEntry[]): string {
  const items = entries.map((entry) => {
    const html = content(outlet, entry);
    return {
      id: entry.link,
      url: entry.link,
      title: entry.article.title,
      summary: summary(entry),
      ...(html === undefined ? { content_text: summary(entry) } : { content_html: html }),
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      authors: [{ name: entry.article.author }],
      tags: [entry.article.section],
    };
  });
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: outlet.name,
    description: outlet.tagline,
    home_page_url: `http://${outlet.host}/`,
    feed_url: `http://${outlet.host}${outlet.feed.path}`,
    language: "en",
    items,
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
