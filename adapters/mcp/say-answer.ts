// What a tool answers, as text: sentences with the numbers of their receipts, and the receipts below.
import type { Words } from "../../src/platform/index.ts";
import type { ToolAnswer, ToolLine, ToolReceipt } from "./shapes.ts";

export function sayAnswer({ sections, receipts, error }: ToolAnswer, words: Words): string {
  const told = sections
    .map(({ title, lines }) => [...(title === undefined ? [] : [title]), ...lines.map(sayLine)].join("\n"))
    .filter(Boolean);
  const rests = receipts.length === 0 ? [] : [[words.say("mcp.receipts"), ...receipts.map(sayReceipt)].join("\n")];
  const wrong = error ? [words.say("mcp.errorCode", { code: error.code })] : [];
  return [...told, ...rests, ...wrong].join("\n\n");
}

function sayLine({ text, number, label, receipts, links = [] }: ToolLine): string {
  const marks = receipts.map((n) => ` [${n}]`).join("");
  const addresses = links.map(({ url }) => ` <${url}>`).join("");
  return `${number === undefined ? "" : `${number}. `}${label === undefined ? "" : `(${label}) `}${text}${marks}${addresses}`;
}

const sayReceipt = ({ n, outlet, passage, url, resource, start, end }: ToolReceipt): string =>
  `[${n}] ${outlet}: “${passage}” <${url}> ${resource} ${start}-${end}`;
