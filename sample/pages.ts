// The pages of the sample's outlets, with navigation, asides and footers as in the wild.
import { type FeedEntry, feedType } from "./feeds.ts";
import { Markup, markup } from "./markup.ts";
import { type Outlet, outlets } from "./outlets.ts";

/** An outlet with what it has published; `base` goes before every path, for browsers that open it under another host. */
export interface Site {
  outlet: Outlet;
  entries: FeedEntry[];
  base: string;
}

const style = new Markup(`<style>
body { font: 18px/1.6 Georgia, serif; max-width: 44rem; margin: 0 auto; padding: 1rem; color: #222; background: #fdfcf9 }
header, footer, nav, aside, figcaption, .byline { font: 15px/1.5 system-ui, sans-serif; color: #555 }
header > a { font: bold 1.6rem Georgia, serif; color: #222; text-decoration: none }
nav a { margin-right: 1rem } img { max-width: 100%; height: auto } h1 { line-height: 1.2 }
aside, footer { border-top: 1px solid #ccc; margin-top: 2rem; padding-top: 1rem }
</style>`);

function path(site: Site, entry: FeedEntry): string {
  return site.base + new URL(entry.link).pathname;
}

function links(site: Site, entries: FeedEntry[]): Markup {
  return markup`<ul>
${entries.map((entry) => markup`<li><a href="${path(site, entry)}">${entry.article.title}</a></li>`)}
</ul>`;
}

function page(site: Site, title: string, head: Markup, main: Markup): string {
  const { outlet, base } = site;
  const sections = [...new Set(site.entries.map(({ article }) => article.section))].toSorted();
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="alternate" type="${feedType(outlet)}" title="${outlet.name}" href="${base}${outlet.feed.path}">
<meta property="og:site_name" content="${outlet.name}">
${head}
${style}
</head>
<body>
<header>
<a href="${base}/">${outlet.name}</a>
<p>${outlet.tagline}</p>
<nav aria-label="Sections">${sections.map((section) => markup`<a href="${base}/#${section}">${section}</a>`)}</nav>
</header>
${main}
<footer>
<p>${outlet.name} is an outlet of Footnote's sample newsroom. Its towns, companies and people are invented.</p>
<p><a href="${base}/">Home</a> <a href="${base}${outlet.feed.path}">Feed</a></p>
</footer>
</body>
</html>
`.text;
}

/** A home page, its articles by section, with the feed announced. */
export function homePage(site: Site): string {
  const sections = Map.groupBy(site.entries, ({ article }) => article.section);
  const main = markup`<main>
${[...sections].map(([section, entries]) => markup`<section id="${section}"><h2>${section}</h2>${links(site, entries)}</section>`)}
</main>`;
  return page(site, `${site.outlet.name}: ${site.outlet.tagline}`, markup``, main);
}

export function articlePage(site: Site, entry: FeedEntry): string {
  const { article, published, updated, link, pictureUrl } = entry;
  const sponsored = article.kind === "sponsored";
  const metadata = {
    "@context": "https://schema.org",
    "@type": sponsored ? "AdvertiserContentArticle" : "NewsArticle",
    headline: article.title,
    datePublished: published.toISOString(),
    dateModified: updated.toISOString(),
    author: { "@type": "Person", name: article.author },
    publisher: { "@type": "Organization", name: site.outlet.name },
    mainEntityOfPage: link,
    image: pictureUrl,
  };
  const head = markup`<link rel="canonical" href="${link}">
<meta name="author" content="${article.author}">
<meta name="description" content="${article.paragraphs[0]}">
<meta property="og:type" content="article">
<meta property="og:title" content="${article.title}">
<meta property="og:url" content="${link}">
<meta property="article:published_time" content="${published.toISOString()}">
<meta property="article:modified_time" content="${updated.toISOString()}">
${pictureUrl && markup`<meta property="og:image" content="${pictureUrl}">`}
<script type="application/ld+json">${new Markup(JSON.stringify(metadata).replaceAll("<", "\\u003c"))}</script>`;
  const [first, ...rest] = article.paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`);
  const main = markup`<main>
<article>
${sponsored ? markup`<p class="byline">Advertisement</p>` : undefined}
<h1>${article.title}</h1>
<p class="byline">By ${article.author} · <time datetime="${published.toISOString()}">${published.toUTCString()}</time></p>
${figure(site, entry)}
${first}
${hiddenText(article.hidden)}
${rest}
</article>
</main>
<aside>
<h2>Related</h2>
${links(site, site.entries.filter((other) => other.link !== link).slice(0, 3))}
<h2>Our letter</h2>
<p>The most important stories of ${site.outlet.name}, every morning at six. Subscribe, it is free of charge.</p>
</aside>`;
  return page(site, `${article.title} | ${site.outlet.name}`, head, main);
}

function figure(site: Site, { article: { picture }, pictureUrl }: FeedEntry): Markup | undefined {
  if (!picture || !pictureUrl) return undefined;
  return markup`<figure>
<img src="${site.base}${new URL(pictureUrl).pathname}" alt="${picture.alt}" width="1200" height="675">
<figcaption>${picture.credit}</figcaption>
</figure>`;
}

/** Where an attacker would put it: out of the readers' sight, in front of every machine. */
function hiddenText(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : markup`<p style="display:none">${text}</p>\n<!-- ${text} -->`;
}

/** What a browser finds at the bare address: a door to each outlet. */
export function lobbyPage(): string {
  return markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sample newsroom</title>${style}</head>
<body>
<h1>Sample newsroom</h1>
<ul>
${outlets.map(({ host, name, tagline }) => markup`<li><a href="/${host}/">${name}</a>: ${tagline}</li>`)}
</ul>
</body>
</html>
`.text;
}
