// What a newsroom's data folder says was told, for tests that kill newsrooms.
import { type Store, openStore } from "../../src/store/index.ts";

export interface Told {
  /** The titles of the posts on its page, in their order. */
  headlines: string[];
  items: number;
  stories: number;
  /** How often a story was told or refused. */
  decisions: number;
  /** What is not done yet: items not read, articles in no story, deliveries not sent, stories neither told nor refused. */
  open: string[];
}

export async function readTold(folder: string): Promise<Told> {
  const store = await openStore({
    home: { kind: "embedded", folder: `${folder}/data` },
    redisUrl: undefined,
    now: () => new Date(),
    onError: () => {},
  });
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

async function read({ db }: Store): Promise<Told> {
  const items = await db.selectFrom("items").select(["key", "state"]).execute();
  const articles = await db.selectFrom("articles").select(["id", "story_id"]).execute();
  const posts = await db.selectFrom("log_entries").select("body").where("thread", "is", null).orderBy("seq").execute();
  const deliveries = await db.selectFrom("deliveries").select(["id", "state"]).where("state", "!=", "sent").execute();
  const told = await db.selectFrom("delivery_stories").select("story_id").execute();
  const refused = await db
    .selectFrom("verdicts")
    .select("subject")
    .where("verdict", "=", "dropped")
    .where("stage", "=", "choose")
    .distinct()
    .execute();
  const decided = new Set([
    ...told.map(({ story_id }) => story_id),
    ...refused.map(({ subject }) => subject.replace(/^story:/, "")),
  ]);
  const stories = new Set(articles.flatMap(({ story_id }) => story_id ?? []));
  return {
    headlines: posts.map(({ body }) =>
      JSON.stringify((body as { message: { sections: unknown[] } }).message.sections[0]),
    ),
    items: items.length,
    stories: stories.size,
    decisions: told.length + refused.length,
    open: [
      ...items.filter(({ state }) => state === "new").map(({ key }) => `item ${key} is not read`),
      ...articles.filter(({ story_id }) => !story_id).map(({ id }) => `article ${id} is in no story`),
      ...deliveries.map(({ id, state }) => `delivery ${id} is ${state}`),
      ...[...stories].filter((id) => !decided.has(id)).map((id) => `story ${id} is neither told nor refused`),
    ],
  };
}
