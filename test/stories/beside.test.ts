// What a page says about itself is not its text: consent boxes, offers to subscribe, line numbers.
import { describe, expect, it } from "vitest";
import { extractPage } from "../../src/stories/extract-page.ts";

const FIRST =
  "The harbour office said on Monday that the grain pier of Ellery stays closed until spring, when its pilings are replaced.";
const SECOND =
  "Ferries land at the south quay until then, and the fare is waived for everybody who lives above the harbour.";
const ARTICLE = `<article><h1>Pier closed</h1><p>${FIRST}</p><p>${SECOND}</p></article>`;

const textOf = (body: string, head = ""): string => readOf(body, head).text;

const readOf = (body: string, head = "") =>
  extractPage(
    Buffer.from(`<html lang=en><head><title>Pier closed</title>${head}</head><body>${body}</body></html>`),
    { url: "https://paper.example/pier", contentType: "text/html" },
    new Date("2026-11-24"),
  );

const CONSENT = [
  "We use necessary cookies to make our site work and to remember the settings that you choose on your device.",
  "Some of them help us to improve the site by collecting information on how you use it, and are set only if you accept.",
  "For more detail about all of this, see our cookie policy, where you can change your choice at any time.",
].map((text) => `<p>${text}</p>`);

describe("a consent box", () => {
  it.each([
    ["named by its class", `<div class="cookie-banner">${CONSENT.join("")}</div>`],
    ["named by its maker", `<div id="onetrust-banner-sdk">${CONSENT.join("")}</div>`],
    ["without a name", `<div class="x1"><h2>Before you go on</h2>${CONSENT.join("")}</div>`],
    [
      "in German",
      '<div class="x1"><p>Wir und unsere 120 Partner verwenden auf dieser Seite Cookies, um Inhalte und Anzeigen zu messen.</p></div>',
    ],
    [
      "of partners",
      '<div class="x1"><p>We care about your privacy. With your permission we and our partners may use precise geolocation data and identification through device scanning.</p><p>You may click to consent to our processing as described above.</p></div>',
    ],
    [
      "of kinds of cookies",
      '<div class="x1"><h3>Your choices</h3><p>Strictly necessary cookies are required for the site to function and cannot be switched off.</p><p>Performance cookies allow us to count visits, so that we can measure what is read.</p></div>',
    ],
    [
      "in Italian",
      '<div class="x1"><p>Noi e i nostri partner utilizziamo tecnologie come i cookie per mostrare annunci e contenuti.</p></div>',
    ],
    [
      "in Portuguese",
      '<div class="x1"><p>Este site usa cookies para melhorar a sua experiência e para medir o que se lê aqui.</p></div>',
    ],
    [
      "in Dutch",
      '<div class="x1"><p>Wij en onze 80 partners gebruiken op deze site cookies om te meten wat er gelezen wordt.</p></div>',
    ],
  ])("%s is not the article", (_how, box) => {
    expect(textOf(`${box}<main>${ARTICLE}</main>`)).toBe(`${FIRST}\n\n${SECOND}`);
    expect(textOf(`<main>${ARTICLE}</main>${box}`)).toBe(`${FIRST}\n\n${SECOND}`);
    expect(textOf(`<div><h1>Pier closed</h1><p>${FIRST}</p><p>${SECOND}</p>${box}</div>`)).toBe(
      `${FIRST}\n\n${SECOND}`,
    );
  });

  it.each([
    "Technically necessary cookies may be set without asking, the court said, but those that count visits may not.",
    "Die Sängerin gab ihre Einwilligung nie, und ihre Privatsphäre sei verletzt worden, sagte ihr Anwalt am Montag.",
    "Es sind Regeln, die alle akzeptieren müssen, sagte der Hafenmeister, der sie am Montag selbst gebrochen hatte.",
    "La cantante dice que su consentimiento nunca se pidió, y que nadie en el puerto la llamó antes del lunes.",
    "Brokers sold precise geolocation data of ferry passengers for two years, the regulator said on Monday morning.",
  ])("is not what a report says of consent: %s", (said) => {
    expect(textOf(`<article><h1>Consent</h1><p>${FIRST}</p><p>${said}</p><p>${SECOND}</p></article>`)).toContain(said);
  });

  it("is no report on cookies", () => {
    const report =
      "The regulator fined Ostrey 42 million crowns because its site set cookies before anybody had agreed to them.";
    const quote =
      "“We use cookies as everybody does,” said the head of Ostrey, who left the court without another word on Monday.";
    expect(textOf(`<article><h1>Fine</h1><p>${report}</p><p>${quote}</p></article>`)).toBe(`${report}\n\n${quote}`);
  });
});

describe("an offer to subscribe", () => {
  const PAID = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>';
  const open = `<article><h1>Pier closed</h1><p>${FIRST}</p>`;

  it.each([
    "This article is for subscribers only. Already a subscriber? Log in to read on.",
    "Get unlimited access to every story, our apps and the crossword with a subscription.",
    "To continue reading, start your free trial: four weeks for one crown, and then nine crowns a week.",
    "You have read all of your free articles this month. Subscribe now to keep reading the news of the valley.",
  ])("is not the text: %s", (offer) => {
    expect(textOf(`${open}<div><p>${offer}</p></div></article>`, PAID)).toBe(FIRST);
  });

  it.each([
    ["data", PAID, ""],
    ["data, as a text", PAID.replace("false}", '"http://schema.org/False"}'), ""],
    ["a tag", '<meta property="article:content_tier" content="locked">', ""],
    [
      "an offer where the text would go on",
      "",
      "<div><p>Want to read on? Choose a subscription that suits you, from one crown.</p></div>",
    ],
    [
      "a limit",
      "",
      "<section><h2>You have reached your limit of free articles</h2><p>Create a free account to continue reading, it takes a minute.</p></section>",
    ],
    [
      "what is said of a part",
      PAID.replace("false}", 'false,"hasPart":[{"isAccessibleForFree":"False","cssSelector":".gate"}]}'),
      '<section class="gate"><p>The harbour pays its keepers by the hour, and has done so since the pier was built.</p></section>',
    ],
    [
      "an offer with company",
      "",
      "<div><p>Get unlimited access to every story from 4 crowns a month.</p><p>Join 12,000 readers who support our newsroom every day.</p></div>",
    ],
    [
      "free articles that are used up",
      "",
      "<div><h3>You have 0 free articles left this month</h3><p>Register for a free account to keep reading this and other stories.</p></div>",
    ],
    ["a wall for members", "", "<div><p>Become a member to read the rest of this story.</p></div>"],
    ["an offer in French", "", "<p>Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.</p>"],
    ["an offer in Spanish", "", "<p>Contenido exclusivo para suscriptores. ¿Ya eres suscriptor? Inicia sesión.</p>"],
    [
      "an offer in German",
      "",
      "<div><p>Dieser Artikel ist nur für Abonnenten.</p><p>Lesen Sie alle Artikel mit dem Abo, einen Monat gratis.</p></div>",
    ],
  ])("or %s says that the article is for subscribers, and the text is what is open", (_how, head, offer) => {
    const page = readOf(`${open}${offer}</article>`, head);
    expect([page.text, page.forSubscribers]).toEqual([FIRST, true]);
  });

  it.each([
    ["free", '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>', ARTICLE],
    ["metered", '<meta property="article:content_tier" content="metered">', ARTICLE],
    ["under a heading for subscribers", "", `<div><p>Already a subscriber? Log in to read on.</p></div>${ARTICLE}`],
    [
      "with an offer amid its text",
      "",
      ARTICLE.replace(`<p>${SECOND}`, `<p>Subscribe to keep reading the news of the valley.</p><p>${SECOND}`),
    ],
  ])("an article that is %s is not for subscribers", (_how, head, body) => {
    expect(readOf(body, head)).not.toHaveProperty("forSubscribers");
  });

  it("stands in what is sent to everybody whole, and the text is read", () => {
    const paid = PAID.replace("false}", 'false,"hasPart":{"isAccessibleForFree":false,"cssSelector":".paywall"}}');
    const long = Array.from({ length: 12 }, (_, n) => `<p>${n + 1} ${SECOND}</p>`).join("");
    expect(textOf(`${open}<div class="paywall">${long}</div></article>`, paid)).toContain(`12 ${SECOND}`);
  });

  it("is told of in a report all the same", () => {
    const report = "The paper of Ellery lost a third of its subscribers when it doubled what they pay for a year.";
    expect(textOf(`${open}<p>${report}</p></article>`)).toContain(report);
  });
});

describe("line numbers beside code", () => {
  it.each([
    ["in a cell", "<table><tr><td><pre>1\n2</pre></td><td><pre>open(path)\nclose(path)</pre></td></tr></table>"],
    [
      "in a cell of each line",
      '<table><tr><td class="line-num">1</td><td><pre>open(path)\nclose(path)</pre></td></tr></table>',
    ],
    ["in a cell without a name", "<table><tr><td>1</td><td><pre>open(path)\nclose(path)</pre></td></tr></table>"],
    ["in a box without a name", "<div><div>1<br>2</div><pre>open(path)\nclose(path)</pre></div>"],
    ["in a gutter", '<div><div class="gutter">1</div><pre>open(path)\nclose(path)</pre></div>'],
    [
      "in each line",
      '<pre><span class="line-numbers">1</span>open(path)\n<span class="line-numbers">2</span>close(path)</pre>',
    ],
  ])("%s are dropped", (_where, code) => {
    expect(textOf(ARTICLE.replace(`<p>${SECOND}`, `${code}<p>${SECOND}`))).toBe(
      `${FIRST}\n\nopen(path)\nclose(path)\n\n${SECOND}`,
    );
  });

  it("are no figures of a table", () => {
    const table = "<table><tr><td>Boats counted in May</td><td>12</td></tr></table>";
    expect(textOf(ARTICLE.replace(`<p>${SECOND}`, `${table}<p>${SECOND}`))).toContain("Boats counted in May 12");
  });
});

describe("a short line before the text", () => {
  it.each([
    ["with a link", `<p>The <a href="/pier">grain pier</a> is closed again.</p>`],
    ["in a box of its own", `<div class="lead">The grain pier is closed again.</div>`],
  ])("%s is kept", (_how, line) => {
    const body = `<article><h1>Pier closed</h1>${line}<div><p>${FIRST}</p><p>${SECOND}</p></div></article>`;
    const inOne = `<article><h1>Pier closed</h1>${line}<p>${FIRST}</p><p>${SECOND}</p></article>`;
    expect(textOf(line.startsWith("<div") ? body : inOne)).toBe(
      `The grain pier is closed again.\n\n${FIRST}\n\n${SECOND}`,
    );
  });
});
