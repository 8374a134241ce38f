// The first reader, rss-parser: it answers only when it can be believed.
// Where it cannot, the tolerant reader is asked.
import { setImmediate } from "node:timers/promises";
import RssParser from "rss-parser";
import { lift } from "./lift.ts";
import { MARKUP_ELEMENTS, type Fields, type Node, type RawFeed } from "./raw.ts";
import { needsTolerance } from "./read-tolerant.ts";

const CHANNEL_ELEMENTS =
  "title dc:title link atom:link language dc:language ttl sy:updatePeriod sy:updateFrequency author dc:creator itunes:author $".split(
    " ",
  );
/** Out of the way of rss-parser's own fields, which are only its guess at a text. */
const raw = (name: string) => `element ${name}`;

/**
 * Its own mapping of an item keeps one value per field, and one bad date in Atom costs the feed; we take the elements and map them
 * ourselves. The two methods are not documented, so a test holds every captured feed against the tolerant reader.
 */
class ElementParser extends RssParser {
  parseItemRss(item: unknown): unknown {
    return item;
  }
  parseItemAtom(entry: unknown): unknown {
    return entry;
  }
}

// The library types its fields by the names of a feed of its own; ours are read as unknown.
const options = {
  defaultRSS: 2,
  customFields: { feed: CHANNEL_ELEMENTS.map((name) => [name, raw(name), { keepArray: true }]) as never[] },
};

type Answer = Record<string, unknown> & { items: Record<string, unknown>[] };

/**
 * rss-parser works within the call and only its answer is a promise, but for some cut-off documents it never answers, and would carry
 * its state into the next document: so a parser of its own for each, and no answer by the next turn of the loop is none.
 */
function parse(xml: string): Promise<Answer | undefined> {
  // `items` is the one thing the library always makes; the rest is checked where it is read.
  return Promise.race([new ElementParser(options).parseString(xml) as Promise<Answer>, setImmediate(undefined)]);
}

/** Undefined when rss-parser refuses the document, loses items, or meets HTML elements inside a text, whose order it does not keep. */
export async function readStrict(xml: string, kind: RawFeed["kind"]): Promise<RawFeed | undefined> {
  const { skeleton, restore } = lift(xml);
  if (needsTolerance(skeleton)) return undefined;
  try {
    const feed = await parse(skeleton);
    const opened = kind === "atom" ? /<entry[\s/>]/g : /<item[\s/>]/g;
    if (feed?.items.length !== (skeleton.match(opened)?.length ?? 0)) return undefined;
    return {
      kind,
      channel: { fields: channelFields(feed, restore), base: undefined },
      items: feed.items.map((item) => ({ fields: itemFields(item, restore), base: undefined })),
    };
  } catch {
    // Doubt, or any way the library has of failing: a tokenizer error, a TypeError on a missing channel.
    return undefined;
  }
}

/** rss-parser read something, but not in order. */
class Doubt extends Error {}

type Restore = (text: string) => string;

function channelFields(feed: Record<string, unknown>, restore: Restore): Fields {
  const fields: Fields = new Map();
  for (const name of CHANNEL_ELEMENTS) {
    const given = feed[raw(name)];
    if (Array.isArray(given)) fields.set(name.toLowerCase(), toNodes(given, name, restore));
    else if (typeof given === "object" && given !== null) fields.set(name, [{ $: attributes(given) }]);
  }
  return fields;
}

function itemFields(item: Record<string, unknown>, restore: Restore): Fields {
  const fields: Fields = new Map();
  for (const [name, given] of Object.entries(item)) {
    if (Array.isArray(given)) fields.set(name.toLowerCase(), toNodes(given, name, restore));
    else if (name === "$") {
      const about = attributes(given)["rdf:about"];
      if (about !== undefined) fields.set("rdf:about", [about]);
    }
  }
  return fields;
}

/** What stands in a `$`: xml2js gives text for each name. */
const attributes = (given: unknown): Record<string, string> => given as Record<string, string>;

function toNodes(given: unknown[], name: string, restore: Restore): Node[] {
  return given.map((node) => toNode(node, name, restore));
}

/** What xml2js makes of an element: a string, or an object of `_`, `$` and arrays of children by name. */
function toNode(given: unknown, name: string, restore: Restore): Node {
  if (typeof given === "string") return restore(given);
  if (typeof given !== "object" || given === null) return "";
  const node: Exclude<Node, string> = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === "_") node._ = restore(String(value));
    else if (key === "$") node.$ = attributes(value);
    else if (MARKUP_ELEMENTS.has(name)) throw new Doubt(name);
    else if (Array.isArray(value)) (node.children ??= new Map()).set(key.toLowerCase(), toNodes(value, key, restore));
  }
  return node;
}
