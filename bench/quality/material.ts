// The labelled claims of the shared corpus, each with the articles that it is checked against.
import type { ClaimKind } from "../../src/core/domain.ts";
import { sentences } from "../../src/language/sentences.ts";
import type { DraftClaim, Source } from "../../src/verify/verify.ts";
import { isThere, lines, type Document } from "./corpus.ts";

export interface Labelled {
  id: string;
  story: string;
  label: "faithful" | "unfaithful" | "borderline";
  /** What is wrong with an unfaithful one. */
  error: string | undefined;
  draft: DraftClaim;
  sources: Source[];
}

const OUTLETS: Record<string, string> = { nyt: "The New York Times", fox: "Fox News", hpo: "HuffPost" };

interface Row {
  id: string;
  story: string;
  claim: string;
  citations: { source: string; quote: string }[];
  kind: ClaimKind;
  label: Labelled["label"];
  error?: string;
}

/** Undefined where the shared folder is missing. */
export function labelledClaims(): Labelled[] | undefined {
  if (!isThere()) return undefined;
  const stories = new Map<string, Source[]>();
  for (const document of lines<Document>("editing", "documents.jsonl"))
    stories.set(document.story, [...(stories.get(document.story) ?? []), sourceOf(document)]);
  return lines<Row>("editing", "claims.jsonl").map(({ id, story, claim, citations, kind, label, error }) => {
    const sources = stories.get(story) ?? [];
    const cites = citations.map(({ source, quote }) => ({
      sid: `S${sources.findIndex((one) => one.id === source) + 1}`,
      quote,
    }));
    return { id, story, label, error, sources, draft: { text: claim, kind, cites } };
  });
}

const sourceOf = ({ doc, source, title, text }: Document): Source => ({
  id: doc,
  source: OUTLETS[source.toLowerCase()] ?? source,
  title,
  published: undefined,
  text,
  sentences: sentences(text, "en"),
  domain: "",
});
