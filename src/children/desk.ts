// What a model is shown of a story, its claims against it, and later reports: read in a child process.
import { LRUCache } from "lru-cache";
import type { Article } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { hexHash } from "../core/hash.ts";
import type { Changes, CheckClaim, CheckedClaim, ReadChanges } from "../core/ports.ts";
import { changesOf } from "../extract/changes.ts";
import { checkAgainst } from "../verify/against.ts";
import { type DraftClaim, type Verdict, verifyClaim } from "../verify/verify.ts";
import { numberAll } from "../write/elsewhere.ts";
import type { NumberAll, Verify } from "../write/inspect.ts";
import type { NumberedSources } from "../write/sources.ts";
import { arrived, type Sent, sent } from "./analyst.ts";
import type { DeskWork, Run } from "./work.ts";

export interface ChildDesk {
  number: NumberAll;
  verify: Verify;
  check: CheckClaim;
  changes: ReadChanges;
}

export function createDeskInChildren(run: Run<DeskWork["kind"]>): ChildDesk {
  return {
    number: (articles, elsewhere, options) =>
      run({ kind: "number", articles: articles.map(sent), elsewhere: elsewhere.map(sent), options }),
    verify: verifyTogether((claims, sources, language) =>
      run({ kind: "verify", claims, sources: sources.map(sent), language }),
    ),
    check: (claim, articles) => run({ kind: "check", claim, articles: articles.map(sent) }),
    changes: (before, held, fresh) => run({ kind: "changes", before, held: held.map(sent), fresh: fresh.map(sent) }),
  };
}

type Together = (claims: DraftClaim[], sources: Article[], language: string) => Promise<Verdict[]>;

/**
 * Claims that come in one turn and rest on the same texts go to a child together: the texts are sent once. Where that fails, each goes
 * alone, so that a claim no child survives is lost by itself.
 */
export function verifyTogether(together: Together): Verify {
  const waiting = new Map<Article[], Map<string, { claims: DraftClaim[]; done: Promise<Verdict[]> }>>();
  return async (claim, sources, { language }) => {
    const open = waiting.get(sources) ?? new Map<string, { claims: DraftClaim[]; done: Promise<Verdict[]> }>();
    waiting.set(sources, open);
    const held = open.get(language);
    const claims = held?.claims ?? [];
    const at = claims.push(claim) - 1;
    const sending = async () => {
      await endOfTurn();
      waiting.delete(sources);
      return together(claims, sources, language);
    };
    const done = held?.done ?? sending();
    open.set(language, { claims, done });
    const found = await done.catch(async (error: unknown) => {
      if (claims.length === 1) throw error;
      return undefined;
    });
    const verdict = found ? found[at] : (await together([claim], sources, language))[0];
    if (!verdict) throw new BotError("internal", "A claim was given to a child and came back without a verdict.");
    return verdict;
  };
}

/** When all that is ready to run has run. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Claims come one after the other, and rest on the same texts: what was read of those is kept for the next. */
const held = new LRUCache<string, Article[]>({ max: 2 });

function sourcesOf(sources: Sent[]): Article[] {
  const key = hexHash(JSON.stringify(sources));
  const known = held.get(key) ?? sources.map(arrived);
  held.set(key, known);
  return known;
}

/** In the child. */
export function deskWork(work: DeskWork): NumberedSources | Verdict[] | CheckedClaim | Changes {
  switch (work.kind) {
    case "number":
      return numberAll(work.articles.map(arrived), work.elsewhere.map(arrived), work.options);
    case "verify": {
      const sources = sourcesOf(work.sources);
      return work.claims.map((claim) => verifyClaim(claim, sources, { language: work.language }));
    }
    case "check":
      return checkAgainst(work.claim, work.articles.map(arrived));
    case "changes":
      return changesOf(work.before, work.held.map(arrived), work.fresh.map(arrived));
  }
}
