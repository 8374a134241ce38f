// The places an answer is written into: the reply to an interaction, or a message of the bot's own.
import { MessageFlags, type APIMessage, type Client } from "discord.js";
import type { Clock, Records } from "../../src/platform/index.ts";
import { idOf } from "./client.ts";
import { apiCode } from "./errors.ts";
import type { Native } from "./render.ts";
import type { Wire } from "./wire.ts";

/** An interaction's token dies after 15 minutes. */
export const TOKEN_MS = 14 * 60_000;

export interface Sink {
  /** Discord channel the answer stands in. */
  readonly at: string;
  /** True when only the asker sees it: then it must be finished while the token lives. */
  readonly hidden: boolean;
  /** Shows this in place of what stood there; undefined when somebody deleted it. */
  edit(body: Native): Promise<APIMessage | undefined>;
  /** One more message after it. */
  add(body: Native): Promise<APIMessage>;
  /** Nothing more comes. */
  close(): Promise<void>;
}

export interface Token {
  client: Client;
  token: string;
  at: string;
  language: string;
  since: Date;
}

/** Answers that a crash leaves half written are found again under this prefix, and closed at the next start. */
export const OPEN = "open:";

/** What is kept of an answer while it is written: its Discord channel, and what is spoken there. */
export interface Open {
  at: string;
  /** Not there in records of older days. */
  language?: string;
}

/** The reply to an interaction that was deferred. A public one outlives its token: then it is edited as a message. */
export function interactionSink(wire: Wire, records: Records, clock: Clock, token: Token, hidden: boolean): Sink {
  const { client, at, language } = token;
  const application = idOf(client.application);
  const fresh = (): boolean => clock.now().getTime() - token.since.getTime() < TOKEN_MS;
  let id: string | undefined;

  return {
    at,
    hidden,
    async edit(body) {
      if (hidden || fresh() || id === undefined) {
        const message = await wire.original(application, token.token, body);
        if (!hidden && id === undefined) await records.put(OPEN + message.id, { at, language } satisfies Open);
        id = message.id;
        return message;
      }
      return wire.edit(at, id, body);
    },
    add: (body) =>
      hidden || fresh()
        ? wire.followUp(application, token.token, hidden ? ephemeral(body) : body)
        : wire.send(at, body),
    async close() {
      if (!hidden && id !== undefined) await records.delete(OPEN + id);
    },
  };
}

/** After a public placeholder turned out to be wrong: what comes now is for the asker alone. */
export function followUpSink(wire: Wire, token: Token): Sink {
  const application = idOf(token.client.application);
  const add = (body: Native): Promise<APIMessage> => wire.followUp(application, token.token, ephemeral(body));
  return { at: token.at, hidden: true, edit: add, add, close: async () => {} };
}

/** A message of the bot's own, written with `first` at once. */
export async function messageSink(wire: Wire, records: Records, open: Open, first: Native): Promise<Sink> {
  const { at } = open;
  let { id } = await wire.send(at, first);
  await records.put(OPEN + id, open);
  return {
    at,
    hidden: false,
    async edit(body) {
      try {
        return await wire.edit(at, id, body);
      } catch (error) {
        if (apiCode(error) === 10008) return undefined;
        // Discord lets old messages be edited only so often.
        if (apiCode(error) !== 30046) throw error;
        await records.delete(OPEN + id);
        const message = await wire.send(at, body);
        id = message.id;
        return message;
      }
    },
    add: (body) => wire.send(at, body),
    close: () => records.delete(OPEN + id),
  };
}

const ephemeral = (body: Native): Native => ({ ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral });
