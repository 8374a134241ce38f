// The few words in bold before a point: taken from its claim or its passages, or left out.
import type { Citation } from "../core/domain.ts";
import { contentStems, words } from "../language/words.ts";
import { tidy, unpublishable } from "./guard.ts";
import type { CheckContext, Desk } from "./inspect.ts";
import type { WireClaim } from "./schema.ts";

const LENGTH = { least: 2, most: 5, characters: 48 };

/** The label of a claim as it may be shown; undefined where it is too long, or says what neither claim nor passages say. */
export async function labelOf(
  desk: Pick<Desk, "verify">,
  { label = "", ...claim }: WireClaim,
  citations: Citation[],
  { sources, language }: Pick<CheckContext, "sources" | "language">,
): Promise<string | undefined> {
  const text = tidy(label)
    .replace(/[.:;,!?–—-]$/u, "")
    .trim();
  const count = words(text).length;
  if (count < LENGTH.least || count > LENGTH.most || text.length > LENGTH.characters) return undefined;
  const material = [claim.text, ...citations.map(({ passage }) => passage)].join("\n");
  const held = new Set(contentStems(material));
  const stems = contentStems(text);
  if (stems.length === 0 || !stems.every((stem) => held.has(stem))) return undefined;
  if (unpublishable(text, material) !== undefined) return undefined;
  const { verdict } = await desk.verify({ ...claim, text }, sources.articles, { language });
  return verdict === "unsupported" ? undefined : text;
}
