// The table of commands, in the order in which help lists them.
import { add } from "./add.ts";
import { ask } from "./ask.ts";
import { budget } from "./budget.ts";
import { catchup } from "./catchup.ts";
import type { Command } from "./command.ts";
import { channels } from "./channels.ts";
import { cost } from "./cost.ts";
import { deeper } from "./deeper.ts";
import { exportOpml } from "./export.ts";
import { feeds } from "./feeds.ts";
import { filter } from "./filter.ts";
import { forget } from "./forget.ts";
import { help } from "./help.ts";
import { importOpml } from "./import.ts";
import { keys } from "./keys.ts";
import { lens } from "./lens.ts";
import { mistake } from "./mistake.ts";
import { mute } from "./mute.ts";
import { mutes } from "./mutes.ts";
import { now } from "./now.ts";
import { pause } from "./pause.ts";
import { ping } from "./ping.ts";
import { posting } from "./posting.ts";
import { preview } from "./preview.ts";
import { privacy } from "./privacy.ts";
import { privately } from "./private.ts";
import { read } from "./read.ts";
import { refresh } from "./refresh.ts";
import { remove } from "./remove.ts";
import { reports } from "./reports.ts";
import { reset } from "./reset.ts";
import { resume } from "./resume.ts";
import { sample } from "./sample.ts";
import { schedule } from "./schedule.ts";
import { search } from "./search.ts";
import { status } from "./status.ts";
import { tag } from "./tag.ts";
import { takedown } from "./takedown.ts";
import { test } from "./test.ts";
import { unmute } from "./unmute.ts";
import { verify } from "./verify.ts";
import { unwatch } from "./unwatch.ts";
import { watch } from "./watch.ts";
import { watches } from "./watches.ts";
import { webhook } from "./webhook.ts";
import { why } from "./why.ts";

/** Platforms register from it, people read it in help, and the parser obeys it. */
export const commands: readonly Command[] = [
  add,
  feeds,
  refresh,
  pause,
  resume,
  remove,
  tag,
  test,
  importOpml,
  exportOpml,
  webhook,
  now,
  preview,
  read,
  deeper,
  ask,
  search,
  verify,
  watch,
  watches,
  unwatch,
  catchup,
  privately,
  why,
  mistake,
  schedule,
  lens,
  filter,
  reset,
  ping,
  posting,
  mute,
  mutes,
  unmute,
  sample,
  status,
  reports,
  cost,
  budget,
  privacy,
  takedown,
  channels,
  keys,
  forget,
  help,
];
