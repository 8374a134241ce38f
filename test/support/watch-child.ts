// Looks at one story for what stands open, and dies where it is told to: `database step story`.
import { systemClock } from "../../src/core/clock.ts";
import { createWatching } from "../../src/jobs/watches.ts";
import { armCrash } from "../../src/operate/crash-point.ts";
import { openStore } from "../../src/store/index.ts";

const [url = "", step = "", story = ""] = process.argv.slice(2);
const store = await openStore({
  home: { kind: "server", url },
  redisUrl: undefined,
  now: () => systemClock.now(),
  onError: () => {},
});
armCrash(step);
await createWatching({ store, clock: systemClock, language: "en" })(story);
await store.close();
