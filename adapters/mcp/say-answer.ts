// What a tool answers, as text: sentences with the numbers of their receipts, and the receipts below.
import type { Words } from "../../src/platform/index.ts";
import type { ToolAnswer, ToolLine, ToolReceipt } from "./shapes.ts";

export function sayAnswer({ sections, receipts, error }: ToolAnswer, words: Words): string {
  const told = sections
    .map(({ title, lines }) => [...(title === undefined ? [] : [title]), ...lines.map(sayLine)].join("\n"))
    .filter(Boolean);
  const said = new Set(sections.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const list = receipts.map((receipt) => sayReceipt(receipt, said.has(receipt.passage), words));
  const rests = list.length === 0 ? [] : [[words.say("mcp.receipts"), ...list].join("\n")];
  const wrong = error ? [words.say("mcp.errorCode", { code: error.code })] : [];
  return [...told, ...rests, ...wrong].join("\n\n");
}

function sayLine({ text, number, label, receipts, links = [] }: ToolLine): string {
  const marks = receipts.map((n) => ` [${n}]`).join("");
  const addresses = links.map(({ url }) => ` <${url}>`).join("");
  return `${number === undefined ? "" : `${number}. `}${label === undefined ? "" : `(${label}) `}${text}${marks}${addresses}`;
}

/** A passage that stands above as a line of its own is not said again. */
function sayReceipt(receipt: ToolReceipt, isSaid: boolean, words: Words): string {
  const { n, outlet, passage, url, resource, start, end } = receipt;
  const quoted = isSaid ? words.say("mcp.wordForWord") : `“${passage}”`;
  return `[${n}] ${outlet}: ${quoted} <${url}> ${resource} ${start}-${end}`;
}
