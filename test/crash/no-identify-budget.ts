// Loaded before the program: it would rightly wait for an hour after ten connections to Discord, and is here killed more often.
import { registerHooks } from "node:module";

registerHooks({
  load: (url, context, next) =>
    url.endsWith("/adapters/discord/identify.ts")
      ? {
          format: "module",
          source: "export async function bookIdentify() {}\nexport const mostPerHour = () => 1000;",
          shortCircuit: true,
        }
      : next(url, context),
});
