// What an article takes in the database, with its search index, and an item of a feed.
import { sql } from "kysely";
import { article } from "../../test/support/news.ts";
import { inventReport, openOn } from "../../test/support/press.ts";
import { freshDatabase } from "../../test/support/server.ts";
import { print, table } from "../figures.ts";

/** The median of extracted pages is 3,500 characters; a made-up report of so many sentences has about that. */
const SENTENCES = 23;

export async function storage(articles: number): Promise<void> {
  const database = await freshDatabase();
  const store = await openOn(database.url);
  const size = async (): Promise<number> =>
    (await sql<{ bytes: number }>`select pg_database_size(current_database())::float8 as bytes`.execute(store.db))
      .rows[0]!.bytes;
  try {
    const now = new Date();
    const before = await size();
    let characters = 0;
    for (let n = 0; n < articles; n += 1) {
      const { title, text } = inventReport(SENTENCES);
      characters += text.length;
      const {
        id: _id,
        sentences: _sentences,
        storyId: _story,
        seenAt: _seen,
        ...held
      } = article(`a${n}`, text, { title });
      await store.articles.save(store.db, { ...held, contentHash: `${n}` }, now);
    }
    await sql`vacuum analyze`.execute(store.db);
    const grown = (await size()) - before;
    table(
      ["articles", "characters each", "bytes each, indexes and search among them"],
      [[String(articles), (characters / articles).toFixed(0), (grown / articles).toFixed(0)]],
    );
    print(
      "Their words are made up and all different, which packs worst and makes the search index largest: an upper bound.",
    );
    print();
  } finally {
    await store.close();
    await database.drop();
  }
}
