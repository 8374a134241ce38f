// All that an adapter may import of the core: the port, Messages, words, errors and the kit.
export * from "./descriptor.ts";
export * from "./guesses.ts";
export * from "./kit.ts";
export * from "./lighten.ts";
export * from "./management.ts";
export * from "./message.ts";
export * from "./own-channels.ts";
export * from "./payload.ts";
export * from "./port.ts";
export * from "./settings.ts";
export * from "./shelf.ts";
export * from "./write.ts";
export { split } from "./split.ts";
export { apart } from "../language/addresses.ts";
export { cleanText } from "../language/clean.ts";
export { steadyMs } from "../core/clock.ts";
export { purseOf } from "../core/refs.ts";
export { isWhole } from "../core/values.ts";
export { BotError, asBotError, explainError, problemOf, type ErrorCode } from "../core/errors.ts";
export type {
  ChannelRef,
  Citation,
  Claim,
  Clock,
  FeedHealth,
  MessageRef,
  Picture,
  Ping,
  Tenant,
  ThreadRef,
} from "../core/domain.ts";
export {
  type Key,
  type Said,
  type Wording,
  type Words,
  dateFormat,
  english,
  languages,
  sentence,
  wordsIn,
} from "../words/index.ts";
