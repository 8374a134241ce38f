// The publishers of a poll bench: made-up feeds on loopback, in a process of their own.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../test/support/slack-front.ts";
import { madeFeed } from "./made-feeds.ts";

export const ITEMS = 20;
/** In the round "some", one feed in so many has one new item. */
export const SOME = 20;

/** What the publishers say next: all new or as before; one feed in twenty has a new item; no validators, and If-None-Match unheard. */
export type Phase = "all" | "some" | "plain";

export interface Publishers {
  port: number;
  name: string;
  say(phase: Phase): Promise<void>;
  close(): Promise<void>;
}

export const pathOf = (n: number): string => `/${n}.xml`;

async function writeFeeds(folder: string, count: number, seed: number): Promise<void> {
  for (const part of ["all", "some"]) await mkdir(join(folder, part), { recursive: true });
  for (let n = 0; n < count; n += 1) {
    const feed = { seed: seed + n, site: `https://site${n}.example`, items: ITEMS };
    const file = join(folder, "all", pathOf(n));
    await writeFile(file, madeFeed(feed));
    const later = join(folder, "some", pathOf(n));
    if (n % SOME > 0) await link(file, later);
    else {
      await writeFile(later, madeFeed({ ...feed, items: ITEMS + 1 }));
      await utimes(later, new Date(), new Date(Date.now() + 60_000));
    }
  }
}

const nginxConfig = (folder: string, port: number): string => `
${process.getuid?.() === 0 ? "user root;" : ""}
daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/errors crit;
events { worker_connections 16384; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_timeout 300; keepalive_requests 10000000;
  types { application/rss+xml xml; }
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/temp;`).join(" ")}
  server {
    listen ${port} backlog=8192;
    root ${folder}/now;
    error_page 418 = @plain;
    location / { if (-e ${folder}/plain) { return 418; } }
    location @plain { etag off; if_modified_since off; add_header Last-Modified ""; }
  }
}`;

/** Writes `count` feeds below `folder` and serves them until closed. */
export async function startPublishers(folder: string, count: number, seed: number): Promise<Publishers> {
  await writeFeeds(folder, count, seed);
  const port = await freePort();
  const nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((path) => existsSync(path));
  const say = async (phase: Phase): Promise<void> => {
    const plain = join(folder, "plain");
    await (phase === "plain" ? writeFile(plain, "") : rm(plain, { force: true }));
    await symlink(join(folder, phase === "all" ? "all" : "some"), join(folder, "next"));
    await rename(join(folder, "next"), join(folder, "now"));
  };
  await say("all");
  let server: ChildProcess;
  let name = "node:http";
  if (nginx) {
    await writeFile(join(folder, "nginx.conf"), nginxConfig(folder, port));
    server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", "inherit"] });
    name =
      String(spawnSync(nginx, ["-v"]).stderr)
        .trim()
        .split(" ")
        .at(-1) ?? "nginx";
  } else {
    const self = fileURLToPath(import.meta.url);
    server = spawn(process.execPath, [self, folder, String(port)], { stdio: ["ignore", "ignore", "inherit"] });
  }
  await answers(port);
  return {
    port,
    name,
    say,
    async close() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await gone;
    },
  };
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await sleep(25);
  }
  throw new Error("the publishers' server does not answer");
}

/** The same without nginx. */
function serve(folder: string, port: number): void {
  createServer(async ({ url = "", headers }, response) => {
    try {
      const file = join(folder, "now", url);
      const { mtimeMs, size } = await stat(file);
      const etag = `"${Math.floor(mtimeMs).toString(16)}-${size.toString(16)}"`;
      const plain = existsSync(join(folder, "plain"));
      const validators = plain ? {} : { etag, "last-modified": new Date(mtimeMs).toUTCString() };
      if (!plain && headers["if-none-match"] === etag) return void response.writeHead(304, validators).end();
      response.writeHead(200, { ...validators, "content-type": "application/rss+xml" }).end(await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(port, "0.0.0.0");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve(process.argv[2]!, Number(process.argv[3]));
