// What the scripts of the page say: plain texts with {places}, in the reader's language.
import type { Words } from "../../src/platform/index.ts";

/** A place that the script fills, left as it is written. */
const open = <Name extends string>(name: Name): string => `{${name}}`;

/** By the names the scripts use. */
export const scriptWords = (words: Words) => ({
  newPost: words.say("script.newPost", { summary: open("summary") }),
  oneNew: words.say("script.oneNew"),
  manyNew: words.say("script.manyNew", { count: open("count") }),
  oneReply: words.say("script.oneReply"),
  manyReplies: words.say("script.manyReplies", { count: open("count") }),
  edited: words.say("script.edited", { summary: open("summary") }),
  new: words.say("script.new"),
  posted: words.say("script.posted", { summary: open("summary") }),
  save: words.say("button.save"),
  saved: words.say("script.saved"),
  noneSaved: words.say("script.noneSaved"),
  unread: words.say("script.unread"),
  unreadCount: words.say("script.unreadCount", { count: open("count") }),
  since: words.say("script.since"),
  allRead: words.say("script.allRead"),
  copied: words.say("script.copied"),
  copyThis: words.say("script.copyThis"),
  lost: words.say("script.lost"),
  back: words.say("script.back"),
  keysOn: words.say("script.keysOn"),
  keysOff: words.say("script.keysOff"),
  close: words.say("script.close"),
  openAsPage: words.say("script.openAsPage"),
  notKept: words.say("script.notKept"),
  looking: words.say("script.looking"),
  brokeOff: words.say("script.brokeOff"),
  pageAnswered: words.say("script.pageAnswered", { status: open("status") }),
  inAMoment: words.say("script.inAMoment"),
  justNow: words.say("script.justNow"),
  light: words.say("page.light"),
  dark: words.say("page.dark"),
  lightTheme: words.say("script.lightTheme"),
  darkTheme: words.say("script.darkTheme"),
  listen: words.say("button.listen"),
  stop: words.say("button.stop"),
  dismiss: words.say("button.dismiss"),
});
