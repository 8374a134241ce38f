// Reads a payload as Discord does: is it one that it takes, and what in its texts is alive?
import { readFileSync } from "node:fs";
import type { Native } from "../../../adapters/discord/render.ts";
import { createJudge, discordDocument, ownRules } from "../../support/discord-openapi.ts";
import { shared } from "../../support/shared.ts";

export const judge = discordDocument ? createJudge(discordDocument) : undefined;
export const MESSAGES = "/channels/1/messages";
/** What Discord's document and the small rules say against a message. */
export const faults = (native: Native): string[] =>
  judge ? judge.request("POST", MESSAGES, native) : ownRules("POST", MESSAGES, native);

/** All texts of a payload that Discord reads as Markdown. */
export function texts(native: Native): string[] {
  const found: string[] = (native.embeds ?? []).flatMap((embed) => [embed.title ?? "", embed.description ?? ""]);
  JSON.stringify(native.components, (name, value: unknown) => {
    if (name === "content" && typeof value === "string") found.push(value);
    return value;
  });
  return found;
}
export const all = (native: Native): string => texts(native).join("\n\n");

/** A reader of the parts of Discord's Markdown that matter here, independent of the renderer: what is alive in a text? */
export function alive(text: string): string[] {
  const live: string[] = [];
  const rest = text
    .replace(/\\[^0-9A-Za-z\s]/g, "\u0001")
    // Ours: masked links and timestamps.
    .replace(/\[[^[\]]*\]\(<https?:\/\/[^\s<>()@\\]+>\)/g, "L")
    .replace(/<t:\d+:[RDf]>/g, "T");
  for (const row of rest.split("\n")) {
    // Ours: headings, small print and quotes at the start of a line.
    const dead = row.replace(/^(## |-# |> )/, "");
    if (/[_~`|[\]<>#@]/.test(dead)) live.push(`mark in ${row}`);
    if (/^\s*(?:[-+]|\d+\.\s)/.test(dead)) live.push(`list or small print in ${row}`);
    if (/https?:|\w\.\w/i.test(dead)) live.push(`address in ${row}`);
  }
  if (/@(everyone|here)/i.test(text)) live.push("everyone");
  if (/<(?:[@#!/:]|a:)/.test(text.replaceAll(/\\[^0-9A-Za-z\s]/g, "\u0001"))) live.push("mention");
  return live;
}

/** Stars are ours when they open and close words we chose to stress; foreign ones are escaped. */
export const stars = (text: string): number => (text.replace(/\\\*/g, "").match(/\*/g) ?? []).length;

/** Titles that try to mention, to mask a link, to format or to break; empty when the shared material is absent. */
export const hostileStrings: string[] = [markupTitles(), naughtyStrings()].flat();

function markupTitles(): string[] {
  const file = shared("corpus/injection/chat-markup.jsonl");
  const rows = file ? readFileSync(file, "utf8").trim().split("\n") : [];
  return rows.map((row) => (JSON.parse(row) as { title: string }).title);
}

function naughtyStrings(): string[] {
  const file = shared("corpus/injection/blns.json");
  return file ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [];
}
