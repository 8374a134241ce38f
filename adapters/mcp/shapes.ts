// What a tool answers, for programs: sentences, the passages they rest on, and what went wrong.
import { z } from "zod";

/** `passage` is the article's text from `start` to `end`, letter for letter (UTF-16 units). */
const receipt = z.object({
  n: z.number(),
  outlet: z.string(),
  url: z.string(),
  article: z.string(),
  start: z.number(),
  end: z.number(),
  passage: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  resource: z.string(),
});

/** `sentence` tells the news, and has receipts; `title` names an article, a story or a feed, at its address; `note` is the bot's own word. */
const told = z.object({
  kind: z.enum(["sentence", "title", "note"]),
  text: z.string(),
  number: z.number().optional(),
  label: z.string().optional(),
  receipts: z.array(z.number()),
  links: z.array(z.object({ text: z.string(), url: z.string() })).optional(),
});

export const answerShape = z.object({
  summary: z.string(),
  sections: z.array(z.object({ title: z.string().optional(), lines: z.array(told) })),
  receipts: z.array(receipt),
  writtenBy: z.enum(["model", "extract"]).optional(),
  verdict: z.enum(["supported", "soft", "unsupported"]).optional(),
  error: z.object({ code: z.string(), hint: z.string().optional() }).optional(),
});

export type ToolAnswer = z.infer<typeof answerShape>;
export type ToolLine = z.infer<typeof told>;
export type ToolReceipt = z.infer<typeof receipt>;
