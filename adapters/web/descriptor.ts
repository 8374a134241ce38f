// The page in the table of platforms.
import { type PlatformDescriptor, sentence } from "../../src/platform/index.ts";
import { addressOf, wantsWeb, type WebSettings, webSettings } from "./config.ts";

export const web: PlatformDescriptor<WebSettings> = {
  name: "web",
  settings: webSettings,
  asks: [],
  wanted: wantsWeb,
  openings: ({ WEB_HOST, WEB_PORT }) => [{ setting: "WEB_PORT", host: WEB_HOST, port: WEB_PORT }],
  create: async (settings, { messages, ...context }) =>
    (await import("./index.ts")).createWeb(settings, { ...context, messages: messages() }),
  doctor: async ({ WEB_HOST, WEB_PORT, WEB_TOKEN }) => ({
    ok: true,
    lines: [
      WEB_PORT === 0
        ? sentence("page.opensFree")
        : sentence("page.opensAt", { address: addressOf(WEB_HOST, WEB_PORT) }),
      ...(WEB_TOKEN === undefined ? [] : [sentence("page.needsToken")]),
    ],
  }),
};
