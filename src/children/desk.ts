// What a model is shown of a story, its claims against it, and later reports: read in a child process.
import { LRUCache } from "lru-cache";
import type { Article } from "../core/domain.ts";
import { hexHash } from "../core/hash.ts";
import type { Changes, ReadChanges } from "../core/ports.ts";
import { changesOf } from "../extract/changes.ts";
import { type Verdict, verifyClaim } from "../verify/verify.ts";
import { numberAll } from "../write/elsewhere.ts";
import type { NumberAll, Verify } from "../write/inspect.ts";
import type { NumberedSources } from "../write/sources.ts";
import { arrived, type Sent, sent } from "./analyst.ts";
import type { DeskWork, Run } from "./work.ts";

export interface ChildDesk {
  number: NumberAll;
  verify: Verify;
  changes: ReadChanges;
}

export function createDeskInChildren(run: Run<DeskWork["kind"]>): ChildDesk {
  return {
    number: (articles, elsewhere, options) =>
      run({ kind: "number", articles: articles.map(sent), elsewhere: elsewhere.map(sent), options }),
    verify: (claim, sources, { language }) => run({ kind: "verify", claim, sources: sources.map(sent), language }),
    changes: (before, held, fresh) => run({ kind: "changes", before, held: held.map(sent), fresh: fresh.map(sent) }),
  };
}

/** Claims come one after the other, and rest on the same texts: what was read of those is kept for the next. */
const held = new LRUCache<string, Article[]>({ max: 2 });

function sourcesOf(sources: Sent[]): Article[] {
  const key = hexHash(JSON.stringify(sources));
  const known = held.get(key) ?? sources.map(arrived);
  held.set(key, known);
  return known;
}

/** In the child. */
export function deskWork(work: DeskWork): NumberedSources | Verdict | Changes {
  switch (work.kind) {
    case "number":
      return numberAll(work.articles.map(arrived), work.elsewhere.map(arrived), work.options);
    case "verify":
      return verifyClaim(work.claim, sourcesOf(work.sources), { language: work.language });
    case "changes":
      return changesOf(work.before, work.held.map(arrived), work.fresh.map(arrived));
  }
}
