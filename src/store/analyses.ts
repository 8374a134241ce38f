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
      // Nobody waits for the disk: what is lost is made again, and whatever is told of it later is flushed with it, in the log's order.
      const { rows } = await sql<{ id: string; story_id: string; body: Analysis }>`
        insert into analyses (id, story_id, lens_key, input_hash, body, created_at)
        select ${newId()}, ${storyId}, ${lensKey}, ${inputHash}, ${json(analysis)}::jsonb, ${now}::timestamptz
        from (select set_config('synchronous_commit', 'off', true) as is_local) as later where later.is_local = 'off'
        on conflict (story_id, lens_key, input_hash) do nothing returning id, story_id, body`.execute(db);
      const [saved] = rows;
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
