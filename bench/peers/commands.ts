// Peers that are programs of their own: curl as the floor, newsboat, sfeed.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Client, type Task, runCommand } from "../rounds.ts";

/** True when the program is on the path. */
export const has = (program: string): boolean => !spawnSync(program, ["--version"], { stdio: "ignore" }).error;

const addresses = ({ port, feeds }: Task): string[] =>
  Array.from({ length: feeds }, (_, n) => `http://127.0.0.1:${port}/${n}.xml`);

/** curl --parallel, what comes thrown away: how fast anything can be fetched here. */
export async function curl(task: Task): Promise<Client> {
  const config = join(task.folder, "urls");
  await writeFile(
    config,
    addresses(task)
      .map((url) => `url = "${url}"\noutput = /dev/null\n`)
      .join(""),
  );
  return {
    round: async () => ({
      ...(await runCommand("curl", ["--silent", "--parallel", "--parallel-max", "16", "--config", config])),
      items: 0,
    }),
    close: async () => {},
  };
}

/** newsboat --execute=reload with 16 threads and its SQLite cache. */
export async function newsboat(task: Task): Promise<Client> {
  const [urls, config, cache] = ["urls", "config", "cache.db"].map((name) => join(task.folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(urls, `${addresses(task).join("\n")}\n`);
  await writeFile(config, "reload-threads 16\ndownload-retries 1\n");
  return {
    async round() {
      const args = ["-q", "-u", urls, "-C", config, "-c", cache, "-x", "reload"];
      const cost = await runCommand("newsboat", args, { HOME: task.folder });
      const db = new DatabaseSync(cache, { readOnly: true });
      const { items } = db.prepare("select count(*) as items from rss_item").get() as { items: number };
      db.close();
      return { ...cost, items };
    },
    close: async () => {},
  };
}

/** sfeed_update as it comes, 16 jobs; it knows no ETags without a hook. */
export async function sfeed(task: Task): Promise<Client> {
  const [config, out] = [join(task.folder, "sfeedrc"), join(task.folder, "feeds")] as [string, string];
  await mkdir(out);
  const feeds = addresses(task).map((url, n) => `\tfeed "feed${n}" "${url}"\n`);
  await writeFile(config, `sfeedpath="${out}"\nmaxjobs=16\nfeeds() {\n${feeds.join("")}}\n`);
  return {
    async round() {
      const cost = await runCommand("sfeed_update", [config]);
      const items = readdirSync(out).reduce(
        (sum, name) => sum + readFileSync(join(out, name), "utf8").split("\n").length - 1,
        0,
      );
      return { ...cost, items };
    },
    close: async () => {},
  };
}
