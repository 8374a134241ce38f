// What a child can be asked for, and what is said when none survives it.
import type { ParseOptions } from "../feeds/parse.ts";
import type { Task } from "./pool.ts";

export type Work =
  | { kind: "page"; bytes: Uint8Array; from: { url: string; contentType: string | undefined }; now: Date }
  | { kind: "feed"; bytes: Uint8Array; from: ParseOptions };

export const TASKS: Record<Work["kind"], Task> = {
  page: { code: "extract_failed", noun: "page" },
  feed: { code: "feed_malformed", noun: "feed", hint: "Its publisher has to repair it." },
};
