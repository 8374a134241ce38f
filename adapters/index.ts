// The adapters there are: one folder each, and one line here; no library of theirs loads with it.
import type { EntranceDescriptor, PlatformDescriptor } from "../src/platform/index.ts";
import { discord } from "./discord/descriptor.ts";
import { mcp } from "./mcp/descriptor.ts";
import { slack } from "./slack/descriptor.ts";
import { web } from "./web/descriptor.ts";

/** In the order in which they are made and started. */
export const platforms: readonly PlatformDescriptor[] = [web, slack, discord];

/** Ways in where nothing is ever posted. */
export const entrances: readonly EntranceDescriptor[] = [mcp];
