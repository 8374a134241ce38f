// Analyses of stories, one for each lens and set of articles.
import { sql } from "kysely";
import type { Analysis, Tenant } from "../core/domain.ts";
import { readableBy } from "./article-rows.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";

export interface StoredAnalysis {
  id: string;
  storyId: string;
  analysis: Analysis;
}

export function createAnalysisStore(db: Db) {
  return {
    async save(
      storyId: string,
      lensKey: string,
      inputHash: string,
      analysis: Analysis,
      now: Date,
    ): Promise<StoredAnalysis> {
      const saved = await db
        .insertInto("analyses")
        .values({
          id: newId(),
          story_id: storyId,
          lens_key: lensKey,
          input_hash: inputHash,
          body: json(analysis),
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(["story_id", "lens_key", "input_hash"]).doNothing())
        .returning(["id", "story_id", "body"])
        .executeTakeFirst();
      // Else another was before us.
      return saved ? storedOf(saved) : (await this.find(storyId, lensKey, inputHash))!;
    },

    async find(storyId: string, lensKey: string, inputHash: string): Promise<StoredAnalysis | undefined> {
      const row = await db
        .selectFrom("analyses")
        .select(["id", "story_id", "body"])
        .where("story_id", "=", storyId)
        .where("lens_key", "=", lensKey)
        .where("input_hash", "=", inputHash)
        .executeTakeFirst();
      return row && storedOf(row);
    },

    /** An analysis may be read by a tenant that may read every article it rests on. */
    async get(tenant: Tenant, id: string): Promise<StoredAnalysis | undefined> {
      return (await this.named(tenant, [id])).get(id);
    },

    /** Several at once, by id. */
    async named(tenant: Tenant, ids: readonly string[]): Promise<Map<string, StoredAnalysis>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("analyses")
        .select(["id", "story_id", "body"])
        .where("id", "in", ids)
        .where(
          sql<boolean>`not exists (select 1 from jsonb_array_elements_text(analyses.body->'reportedBy') as report (id)
            left join articles on articles.id = report.id where articles.id is null or not (${readableBy(tenant)}))`,
        )
        .execute();
      return new Map(rows.map((row) => [row.id, storedOf(row)]));
    },
  };
}

const storedOf = ({
  id,
  story_id: storyId,
  body,
}: {
  id: string;
  story_id: string;
  body: Analysis;
}): StoredAnalysis => ({
  id,
  storyId,
  analysis: body,
});
