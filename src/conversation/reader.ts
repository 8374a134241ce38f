// In whose words an answer is said: the person's own in private, else the channel's.
import type { Subscription } from "../core/domain.ts";
import type { Person, Place, Reply } from "../platform/index.ts";
import { type Words, wordsIn } from "../words/index.ts";
import type { ConversationPorts } from "./ports.ts";

/** Words for one person's eyes; where their language is not known, the channel's, or the newsroom's own. */
export const privateWords = (
  { defaults }: ConversationPorts,
  person: Person,
  subscription: Subscription | undefined,
): Words => wordsIn(person.language ?? subscription?.lens.language ?? defaults.lens.language);

/** Words for an answer of this visibility; in a conversation with the bot alone, nobody else sees it. */
export const wordsFor = (
  ports: ConversationPorts,
  { channel }: Place,
  person: Person,
  subscription: Subscription | undefined,
  visibility: Reply["visibility"],
): Words =>
  visibility === "private" || channel.kind === "direct"
    ? privateWords(ports, person, subscription)
    : wordsIn(subscription?.lens.language ?? ports.defaults.lens.language);
