// A Message as HTML: nothing in a Message can become markup. Pure.
import {
  type Footnote,
  type Line,
  type Message,
  type Picture,
  type Section,
  type Span,
  type TextFile,
  type Words,
  dateFormat,
  wordsOf,
} from "../../src/platform/index.ts";
import { heading, html, type Html } from "./html.ts";
import { receiptPath, type View } from "./view.ts";

/** The sections of a Message. `id` prefixes the anchors of numbered points, so that point 3 has an address. */
export function renderMessage(message: Message, id: string, view: View): Html {
  // The lead is the first untitled text under a headline that claims anything; what kind it is, and a picture, may come before.
  let awaited = false;
  const words = wordsOf(message);
  const sections = message.sections.map((section) => {
    const opens = awaited && section.kind === "text" && section.title === undefined;
    const lead = opens && section.lines.some(({ spans }) => spans.some(({ kind }) => kind === "footnote"));
    awaited = section.kind === "headline" || (awaited && (section.kind === "picture" || (opens && !lead)));
    return renderSection(section, words, { id, lead, view });
  });
  return html`<div class="body" lang="${languageTag(message.language)}">
    ${sections}${message.file && fileLink(message.file, words)}
  </div>`;
}

/** The file itself, in its address: there is no other place where it stands. */
function fileLink({ name, type, text }: TextFile, words: Words): Html {
  const address = `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
  return html`<p><a class="file" href="${address}" download="${name}">${words.say("page.saveFile", { name })}</a></p>`;
}

/** An outside link, or its text when the address is not one we link to. */
export function outside(text: Html | string, url: string | undefined, view: View): Html {
  const href = url === undefined ? undefined : view.link(url);
  return href ? html`<a href="${href}" rel="noopener noreferrer nofollow">${text}</a>` : html`${text}`;
}

const UTC_DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;

/** A moment: written in UTC here, turned into the reader's own zone by the script. */
export function moment(at: Date, style: "relative" | "date" | "time", words: Words): Html {
  const iso = at.toISOString();
  const day = dateFormat(dateLocale(words), UTC_DAY).format(at);
  const shown =
    style === "date" ? day : style === "time" ? `${iso.slice(11, 16)} UTC` : `${day}, ${iso.slice(11, 16)} UTC`;
  return html`<time datetime="${iso}" data-style="${style}">${shown}</time>`;
}

/** Days before months, as everywhere outside of America. */
export const dateLocale = ({ language }: Words): string => (language.startsWith("en") ? "en-GB" : language);

function renderSection(
  section: Section,
  words: Words,
  { id, lead, view }: { id: string; lead: boolean; view: View },
): Html {
  switch (section.kind) {
    case "headline":
      return heading(view.level, html`class="headline" dir="auto"`, titleLink(section, view));
    case "text":
      return titled(section.title, lead ? "text lead" : "text", renderLines(section.lines, words, view), view);
    case "points":
      return titled(
        section.title,
        "commentary",
        html`<ol class="points" dir="auto">
          ${section.points.map(
            ({ number, line }) =>
              html`<li value="${number}" id="${id}-point-${number}">${renderLine(line, words, view)}</li>`,
          )}
        </ol>`,
        view,
      );
    case "receipt":
      return html`<figure class="receipt-quote">
        <blockquote dir="auto">${section.before}<mark>${section.passage}</mark>${section.after}</blockquote>
        <figcaption>
          ${section.number === undefined ? "" : html`<span class="tag">${words.say("page.point", { number: section.number })}</span> `}${sourceOf(section.footnote, words, view)}
        </figcaption>
      </figure>`;
    case "disagreement":
      return html`<section class="disagreement">
        ${heading(under(view), html``, words.say("page.disagree", { about: section.about }))}
        <div class="sides">
          ${section.sides.map(
            (side) =>
              html`<figure>
                <p class="value" dir="auto">${side.value}</p>
                <blockquote dir="auto">${side.passage}</blockquote>
                <figcaption>${sourceOf(side.footnote, words, view)}</figcaption>
              </figure>`,
          )}
        </div>
      </section>`;
    case "picture":
      return renderPicture(section.picture, words, view);
    case "context":
      return html`<div class="context">${renderLines(section.lines, words, view)}</div>`;
    case "divider":
      return html`<hr />`;
  }
}

const titled = (title: string | undefined, name: string, content: Html, view: View): Html =>
  html`<section class="${name}">
    ${title === undefined ? "" : heading(under(view), html`dir="auto"`, title)}${content}
  </section>`;

/** The level of what stands under a headline: 2, 3 or 4. */
const under = ({ level }: View): 2 | 3 | 4 => (level === 1 ? 2 : level === 2 ? 3 : 4);

/** On a card, to the post's own page; elsewhere, to the article whose title it is. */
const titleLink = ({ text, url }: { text: string; url: string | undefined }, view: View): Html =>
  view.own === undefined ? outside(text, url, view) : html`<a href="${view.own}">${text}</a>`;

/** Lines that each carry a link are a list of sources; everything else is prose. */
function renderLines(lines: Line[], words: Words, view: View): Html {
  const list = lines.length > 1 && lines.every((line) => line.spans.some((span) => span.kind === "link"));
  return list
    ? html`<ul class="sources">
        ${lines.map((line) => html`<li dir="auto">${renderLine(line, words, view)}</li>`)}
      </ul>`
    : html`${lines.map((line) => html`<p dir="auto">${renderLine(line, words, view)}</p>`)}`;
}

function renderLine(line: Line, words: Words, view: View): Html {
  const label = line.label === undefined ? "" : html`<span class="tag">${line.label}</span> `;
  const spans = line.spans.map((span, index) => {
    // A mark stands close to its word, so that it never begins a line.
    const close = span.kind === "text" && line.spans[index + 1]?.kind === "footnote";
    return renderSpan(close ? { ...span, text: span.text.trimEnd() } : span, words, view);
  });
  return html`${label}${spans}`;
}

function renderSpan(span: Span, words: Words, view: View): Html {
  switch (span.kind) {
    case "text":
      return styled(span.text, span.style);
    case "link":
      return outside(span.text, span.url, view);
    case "time":
      return moment(span.at, span.style, words);
    case "place":
      return html`#${span.channel.channel}`;
    case "command":
      return html`<code data-fill="${span.line}">${span.line}</code>`;
    case "footnote":
      return footnoteMark(span.footnote, words, view);
  }
}

function styled(text: string, style: "strong" | "emphasis" | "quote" | undefined): Html {
  if (style === "strong") return html`<strong>${text}</strong>`;
  if (style === "emphasis") return html`<em>${text}</em>`;
  return style === "quote" ? html`<q>${text}</q>` : html`${text}`;
}

/** The small numeral. A link, so that the receipt opens without script too. */
function footnoteMark({ number, source, citation }: Footnote, words: Words, view: View): Html {
  const href = `${view.base}${receiptPath(citation.articleId, citation.start, citation.end)}#passage`;
  const label = words.say("page.footnote", { number, source });
  return html`<a class="footnote" href="${href}" data-dialog aria-label="${label}">${number}</a>`;
}

const sourceOf = (footnote: Footnote, words: Words, view: View): Html =>
  html`${outside(footnote.source, footnote.url, view)}${footnoteMark(footnote, words, view)}`;

function renderPicture(picture: Picture, words: Words, view: View): Html {
  const src = view.picture(picture.url);
  if (src === undefined) return html``;
  return html`<figure class="picture">
    <img src="${view.base}${src}" alt="${picture.alt ?? ""}" loading="lazy" decoding="async" />
    ${picture.credit === undefined ? "" : html`<figcaption dir="auto">${words.say("post.picture", { credit: picture.credit })}</figcaption>`}
  </figure>`;
}

/** The tag as given when it has the form of one; `und` otherwise, so that no screen reader guesses wrong. */
function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : "und";
}
