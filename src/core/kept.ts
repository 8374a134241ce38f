// How long what people leave behind is kept.

/** How long each is kept, in days. `privacy` says the same figures. */
export const KEPT_DAYS = {
  questions: 180,
  thumbs: 365,
  /** A standing question, after it ended. */
  watches: 30,
  spending: 400,
  /** What a channel left behind after the bot lost it. */
  lostChannels: 30,
  /** An analysis that no post and no thread rests on. */
  drafts: 30,
  /** What a private answer was about, until somebody goes on from it. */
  landings: 2,
  /** Why something was told or not. */
  verdicts: 30,
  /** A story that no digest had room for. */
  waiting: 62,
  /** What a webhook was told. */
  webhookCalls: 30,
} as const;
