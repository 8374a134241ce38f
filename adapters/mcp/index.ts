// The tools for other programs: mounted on the page's server, or spoken over standard input and output.
import {
  type AdapterContext,
  type Entrance,
  type Inbox,
  type PlatformContext,
  type Starter,
  type Words,
  wordsIn,
} from "../../src/platform/index.ts";
import type { McpSettings } from "./config.ts";
import { createHttp } from "./http.ts";
import { starter } from "./caller.ts";

/** Where the page's server answers programs. */
const PATH = "/mcp";

export interface Served extends Pick<AdapterContext, "log" | "clock"> {
  inbox: Inbox;
  words: Words;
  version: string;
}

type McpContext = Pick<PlatformContext, "log" | "clock" | "language" | "version" | "mount" | "stdio">;

/** Over HTTP, or for the program that started this one. */
export const createMcp = (settings: McpSettings, context: McpContext): Entrance =>
  context.stdio ? overStdio(context, context.stdio) : overHttp(settings, context);

const servedBy = ({ log, clock, version, language }: McpContext, inbox: Inbox): Served => ({
  inbox,
  log,
  clock,
  version,
  words: wordsIn(language),
});

function overHttp(settings: McpSettings, context: McpContext): Entrance {
  let close = async () => {};
  return {
    name: "mcp",
    async start(inbox) {
      const http = createHttp(servedBy(context, inbox), settings);
      context.mount(PATH, http.answer);
      ({ close } = http);
    },
    stop: () => close(),
  };
}

function overStdio(context: McpContext, { tenant, channel, role, ended }: Starter): Entrance {
  let close = async () => {};
  return {
    name: "mcp",
    async start(inbox) {
      const { serve } = await import("./stdio.ts");
      close = serve(servedBy(context, inbox), starter(tenant, channel, role), ended);
    },
    stop: () => close(),
  };
}
