// What people of a channel found useful: one vote a person and story, of which the last one counts.
import { sql } from "kysely";
import { type Db, json } from "./database.ts";
import type { Owned } from "./subscriptions.ts";

/** What one person thought of one story: above 0 it was useful, below it was not; at most 1 either way. */
export interface Vote {
  /** What the story was then, by name. */
  traits: Readonly<Record<string, number>>;
  value: number;
}

/** Older ones are outvoted anyway. */
const MOST_VOTES = 500;

export function createVoteStore(db: Db) {
  const owned = ({ id, tenant }: Owned) =>
    db.selectFrom("subscriptions").select("id").where("id", "=", id).where("tenant", "=", tenant);

  return {
    /** A vote by what somebody did never takes the place of one by thumb, nor of a stronger one. */
    async cast(
      of: Owned,
      { storyId, person, value, traits, thumb }: Vote & { storyId: string; person: string; thumb: boolean },
      now: Date,
    ): Promise<void> {
      await sql`insert into votes (subscription_id, story_id, person, value, thumb, traits, at)
        select id, ${storyId}, ${person}, ${value}, ${thumb}, ${json(traits)}::jsonb, ${now} from (${owned(of)}) as own
        on conflict (subscription_id, story_id, person) do update
          set value = excluded.value, thumb = excluded.thumb, traits = excluded.traits, at = excluded.at
          where excluded.thumb or (not votes.thumb and abs(excluded.value) >= abs(votes.value))`.execute(db);
    },

    /** Whether there was one. */
    async withdraw(of: Owned, storyId: string, person: string): Promise<boolean> {
      const gone = await db
        .deleteFrom("votes")
        .where("subscription_id", "in", owned(of))
        .where("story_id", "=", storyId)
        .where("person", "=", person)
        .returning("story_id")
        .execute();
      return gone.length > 0;
    },

    /** Of votes by what somebody did, those of this value; without a person, everybody's. */
    async takeBack(
      of: Owned,
      { storyId, person, value }: { storyId: string; person: string | undefined; value: number },
    ): Promise<void> {
      await db
        .deleteFrom("votes")
        .where("subscription_id", "in", owned(of))
        .where("story_id", "=", storyId)
        .where("thumb", "=", false)
        .where("value", "=", value)
        .$if(person !== undefined, (query) => query.where("person", "=", person ?? ""))
        .execute();
    },

    /** Oldest first. */
    async of(of: Owned): Promise<Vote[]> {
      const rows = await db
        .selectFrom("votes")
        .select(["traits", "value"])
        .where("subscription_id", "in", owned(of))
        .orderBy("at", "desc")
        .orderBy("story_id")
        .orderBy("person")
        .limit(MOST_VOTES)
        .execute();
      return rows.toReversed();
    },

    /** What was thought of each story by thumb, the last first. */
    async thumbs(
      of: Owned,
      limit: number,
    ): Promise<{ storyId: string; useful: number; notUseful: number; at: Date }[]> {
      const { rows } = await sql<{ storyId: string; useful: number; notUseful: number; at: Date }>`
        select story_id as "storyId", count(*) filter (where value > 0)::int as useful,
          count(*) filter (where value < 0)::int as "notUseful", max(at) as at
        from votes where subscription_id in (${owned(of)}) and thumb
        group by 1 order by 4 desc, 1 limit ${limit}`.execute(db);
      return rows;
    },

    /** Forgets them all; how many. */
    async forgetAll(of: Owned): Promise<number> {
      const gone = await db.deleteFrom("votes").where("subscription_id", "in", owned(of)).returning("person").execute();
      return gone.length;
    },
  };
}
