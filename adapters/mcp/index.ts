// The tools for other programs: mounted on the page's server, or spoken over standard input and output.
import {
  type AdapterContext,
  type Entrance,
  type Inbox,
  type PlatformContext,
  type Words,
  wordsIn,
} from "../../src/platform/index.ts";
import type { McpSettings } from "./config.ts";
import { createHttp } from "./http.ts";
import type { Caller } from "./caller.ts";

/** Where the page's server answers programs. */
const PATH = "/mcp";

export interface Served extends Pick<AdapterContext, "log" | "clock"> {
  inbox: Inbox;
  words: Words;
  version: string;
}

type McpContext = Pick<PlatformContext, "log" | "clock" | "language" | "version" | "mount">;

export function createMcp(settings: McpSettings, context: McpContext): Entrance {
  const { log, clock, version } = context;
  let close = async () => {};
  return {
    name: "mcp",
    async start(inbox) {
      const http = createHttp({ inbox, log, clock, version, words: wordsIn(context.language) }, settings);
      context.mount(PATH, http.answer);
      ({ close } = http);
    },
    stop: () => close(),
  };
}

/** For one caller, who started this process and speaks to it through its standard input; `ended` hears that it left. */
export function createMcpOverStdio(caller: Caller, context: Omit<McpContext, "mount">, ended: () => void): Entrance {
  const { log, clock, version } = context;
  let close = async () => {};
  return {
    name: "mcp",
    async start(inbox) {
      const { serve } = await import("./stdio.ts");
      close = serve({ inbox, log, clock, version, words: wordsIn(context.language) }, caller, ended);
    },
    stop: () => close(),
  };
}
