// What a second watch process adds: items a second from page to outbox, one process beside two.
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { inventReport } from "../../test/support/press.ts";
import { until } from "../../test/support/processes.ts";
import { median, option, print, table } from "../figures.ts";
import { LONG_MS, allow, onStage, serve } from "./stage.ts";

/** A page as news sites send them: about 60 kB, of which the report is a small part. */
function pageOf(title: string): string {
  const paragraphs = Array.from({ length: 12 }, () => `<p>${inventReport(5).text}</p>`).join("\n");
  const links = Array.from(
    { length: 250 },
    (_, n) => `<li class="nav-item"><a href="/section/${n}"><span>Section ${n}</span></a></li>`,
  );
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><ul>${links.join("\n")}</ul></nav>
<article><h1>${title}</h1>${paragraphs}</article><aside><ul>${links.join("\n")}</ul></aside><footer>${links.join(" ")}</footer></body></html>`;
}

/** What a process gets of one core, so that two of them, Postgres and this bench fit the cores of a small machine. */
const SHARE = Number(option("share") ?? 0.3);
const CPU_GROUPS = "/sys/fs/cgroup/cpu";

/**
 * The command that gives a process and its children a small machine of their own: a control group (Linux, version 1) with SHARE of a
 * core. Without the right to make one, a core each, which they share with everything else.
 */
function machineOf(number: number): string[] {
  const group = `${CPU_GROUPS}/footnote-bench-${number}`;
  try {
    mkdirSync(group, { recursive: true });
    writeFileSync(`${group}/cpu.cfs_quota_us`, String(SHARE * 100_000));
  } catch {
    return ["taskset", "-c", String(number)];
  }
  return ["sh", "-c", `echo $$ > ${group}/cgroup.procs && exec "$@"`, "sh"];
}

function removeMachines(): void {
  for (const machine of [0, 1]) {
    const group = `${CPU_GROUPS}/footnote-bench-${machine}`;
    if (existsSync(group)) rmdirSync(group);
  }
}

export async function throughput(): Promise<void> {
  const items = Number(option("items") ?? 200);
  const pairs = Number(option("pairs") ?? 5);
  const pages = await serve(
    (path, response) =>
      void response.writeHead(200, { "content-type": "text/html" }).end(pageOf(decodeURIComponent(path.slice(1)))),
  );
  const measure = (count: number): Promise<number> =>
    onStage(async ({ press, start }) => {
      const feed = await press.tenant("one");
      await Promise.all(
        Array.from({ length: count }, (_, machine) => start("watch", allow(pages.url), machineOf(machine))),
      );
      await wait(2_000);
      const began = performance.now();
      await press.publish(feed, items, (title) => `${pages.url}/${encodeURIComponent(title)}`);
      const told = async () =>
        Number(
          (await sql<{ n: number }>`select count(*)::int as n from deliveries`.execute(press.store.db)).rows[0]?.n,
        );
      await until(async () => (await told()) === items, LONG_MS, told);
      return items / ((performance.now() - began) / 1000);
    });
  const rows: number[][] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Interleaved, and each order as often as the other: what else the machine does falls on both.
    const order = pair % 2 === 0 ? [1, 2] : [2, 1];
    const rate: Record<number, number> = {};
    for (const count of order) rate[count] = await measure(count);
    rows.push([rate[1]!, rate[2]!, rate[2]! / rate[1]!]);
    print(
      `pair ${pair + 1}: ${rows
        .at(-1)!
        .map((figure) => figure.toFixed(2))
        .join(", ")}`,
    );
  }
  await pages.close();
  removeMachines();
  const column = (at: number) => median(rows.map((row) => row[at]!)).toFixed(2);
  print(`Pages read, extracted, clustered, analysed and put on their way; ${items} items, ${pairs} pairs, medians:`);
  table(
    ["", "items/s"],
    [
      ["1 watch process", column(0)],
      ["2 watch processes", column(1)],
      ["ratio within a pair", column(2)],
    ],
  );
  print();
}
