// Who pays for what a model does for whoever asks: their channel, or a purse of its own.
import type { GenerateRequest } from "../core/ports.ts";
import type { Ask } from "./ports.ts";

export const accountOf = (
  { place }: Pick<Ask, "place">,
  storyId: string | undefined,
): GenerateRequest<unknown>["account"] => ({
  tenant: place.tenant,
  storyId,
  channel: place.purse ?? place.channel.channel,
});
