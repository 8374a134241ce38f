// Blocks that Slack refuses: the message once more in simpler dress, and at last as text alone.
import type { Logger, Tenant } from "../../src/platform/index.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Doors } from "./doors.ts";
import { portError, slackCode, slackMessages } from "./errors.ts";
import { type Native, render, renderPlain } from "./render.ts";

const REFUSED_BLOCKS = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"]);

/** What is sent: without blocks the text stands alone. */
export type Payload = Pick<Native, "text"> & { blocks: Native["blocks"] | undefined };

/** Sends by `send`, simpler each time Slack refuses the blocks: what is refused was not posted. Throws as the port wants it. */
export type SimplerOnRefusal = <T>(
  tenant: Tenant,
  native: Native,
  send: (payload: Payload) => Promise<T>,
) => Promise<T>;

export function createSimplerOnRefusal(capabilities: Capabilities, doors: Doors, log: Logger): SimplerOnRefusal {
  return async (tenant, native, send) => {
    try {
      return await send(native).catch(async (error: unknown) => {
        const simpler = await withoutRefused(tenant, native, error);
        if (!simpler) throw error;
        return send(simpler);
      });
    } catch (error) {
      const code = slackCode(error);
      if (!REFUSED_BLOCKS.has(code ?? "")) {
        // People are told in words; the code is here.
        if (code) log.warn({ tenant, code }, "Slack does not take a message");
        throw portError(error);
      }
      log.warn({ err: error, said: slackMessages(error) }, "Slack refused blocks, so the text goes alone");
      return send({ text: renderPlain(native.part), blocks: undefined }).catch((last: unknown) => {
        throw portError(last);
      });
    }
  };

  /** Undefined when nothing in it could be left out. Thumbs that were refused are not offered again. */
  async function withoutRefused(tenant: Tenant, native: Native, error: unknown): Promise<Native | undefined> {
    if (slackCode(error) !== "invalid_blocks") return undefined;
    const blamed = new Set<string | undefined>(
      slackMessages(error)
        .flatMap((said) => /\/blocks\/(\d+)/.exec(said)?.[1] ?? [])
        .map((index) => native.blocks[Number(index)]?.type),
    );
    const has = (type: string): boolean => native.blocks.some((block) => block.type === type);
    const drops = (type: string): boolean => has(type) && (blamed.size === 0 || blamed.has(type));
    if (!drops("context_actions") && !drops("image")) return undefined;
    if (blamed.has("context_actions")) await capabilities.refused(tenant, "feedback");
    const dress = { feedback: !drops("context_actions"), pictures: !drops("image"), doors };
    return render(native.part, dress)[0];
  }
}
