// What both readers hand over: elements by name, before anything is interpreted.
import type { ParsedFeed } from "../core/domain.ts";

/** An element: its text, or (`_` text, `$` attributes, children by name). Child elements of a text are part of it, written out as HTML. */
export type Node = string | { _?: string; $?: Record<string, string>; children?: Fields };

/** Elements by name, in lower case and with the usual prefix (`content:encoded`, `dc:creator`, none for the feed's own format). */
export type Fields = Map<string, Node[]>;

/** Elements whose child elements are the author's HTML, not structure. */
export const MARKUP_ELEMENTS = new Set(
  "title dc:title description summary subtitle tagline content content:encoded media:description itunes:summary xhtml:body xhtml:div body".split(
    " ",
  ),
);

export interface RawItem {
  fields: Fields;
  /** xml:base in force inside the item, already absolute where it can be. */
  base: string | undefined;
}

export interface RawFeed {
  kind: Exclude<ParsedFeed["kind"], "json">;
  channel: RawItem;
  items: RawItem[];
}

export function nodes(fields: Fields | undefined, name: string): readonly Node[] {
  return fields?.get(name) ?? [];
}

/** The node's own text; never anything but a string. */
export function rawText(node: Node | undefined): string {
  return typeof node === "string" ? node : (node?._ ?? "");
}

export function rawAttribute(node: Node | undefined, name: string): string | undefined {
  return typeof node === "object" ? node.$?.[name] : undefined;
}

/** The first of the named elements that says something. */
export function firstNode(fields: Fields | undefined, ...names: string[]): Node | undefined {
  for (const name of names) for (const node of nodes(fields, name)) if (rawText(node).trim() !== "") return node;
  return undefined;
}

export function firstText(fields: Fields | undefined, ...names: string[]): string | undefined {
  const value = rawText(firstNode(fields, ...names)).trim();
  return value === "" ? undefined : value;
}
