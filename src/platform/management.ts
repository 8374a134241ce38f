// What people who manage a channel look at: keys, reports, thumbs, and what is set today.
import type { AccessKey } from "./port.ts";
import type { OwnChannel } from "./own-channels.ts";

/** A mistake that a reader reported and nobody has answered. */
export interface OpenReport {
  number: number;
  text: string;
  at: Date;
  story: { id: string; headline: string | undefined };
}

/** What readers thought of one story. */
export interface StoryThumbs {
  story: { id: string; headline: string | undefined };
  useful: number;
  notUseful: number;
  at: Date;
}

/** Empty for whoever may not manage. */
export interface Management {
  /** `opens`: what the key opens, in words. */
  keys: readonly (AccessKey & { opens: string })[];
  /** Channels that the bot keeps itself; empty where the platform has its own. */
  channels: readonly OwnChannel[];
  reports: readonly OpenReport[];
  thumbs: readonly StoryThumbs[];
  /** Today's values, by command and option, as somebody would type them. */
  today: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
