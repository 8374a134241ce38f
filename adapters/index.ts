// The platforms there are: one folder each, and one line here; no library of theirs loads with it.
import type { PlatformDescriptor } from "../src/platform/index.ts";
import { discord } from "./discord/descriptor.ts";
import { slack } from "./slack/descriptor.ts";
import { web } from "./web/descriptor.ts";

/** In the order in which they are made and started. */
export const platforms: readonly PlatformDescriptor[] = [web, slack, discord];
