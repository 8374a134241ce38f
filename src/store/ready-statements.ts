// Statements that the embedded Postgres is asked again are made ready once, and go to it in one piece.
import { type PGlite, protocol } from "@electric-sql/pglite";
import { LRUCache } from "lru-cache";
import { MINUTE } from "../core/time.ts";
import { isObject } from "../core/values.ts";

/** Planning a statement takes the embedded Postgres longer than to run it, often ten times as long. */
const READY_AT = 3;
/**
 * Its plan is that of tables as large as they were: nobody counts an embedded database's rows, so a plan for an empty table would stand for
 * ever. Made anew as often as this, it costs a thirtieth of what it saves.
 */
const USES = 200;
/** A plan takes some tens of kilobytes. */
const MOST_READY = 150;
const MOST_SEEN = 400;
/** Longer ones are rows that are written together, as many as there are: hardly the same again. */
const LONGEST = 8_000;

type Sent = Parameters<PGlite["execProtocolStream"]>;
type Answer = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

/** A statement that Postgres has under a name, and what it said of its parameters and columns. */
interface Ready {
  name: string;
  described: Answer;
  uses: number;
}

const [PARSE, BIND, DESCRIBE, EXECUTE, SYNC, QUERY] = [..."PBDESQ"].map((letter) => letter.charCodeAt(0));
const OF_STATEMENT = "S".charCodeAt(0);
/** Messages begin with a letter and their length. */
const HEAD = 5;
const SYNCED = protocol.serialize.sync();

/** Reads and writes rows, or begins and ends a transaction: nothing that is ready is another statement after it. */
const LEAVES_READY = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;
/** There is no such statement, or its columns are others by now. */
const STALE = new Set(["26000", "0A000"]);

/**
 * PGlite sends a query as six messages, each with an entry into Postgres, and has it parsed and planned anew. Here a new one takes two
 * entries, and one that is ready takes one.
 */
export function keepReady(pglite: PGlite): PGlite {
  const send = pglite.execProtocolStream.bind(pglite);
  const seen = new LRUCache<string, number>({ max: MOST_SEEN });
  let [dropped, held]: [Uint8Array[], Uint8Array[]] = [[], []];
  const ready = new LRUCache<string, Ready>({
    max: MOST_READY,
    ttl: MINUTE,
    dispose: ({ name }) => void dropped.push(protocol.serialize.close({ type: "S", name })),
  });
  let last = 0;
  let current: Ready | undefined;
  /** What becomes ready with the next answer. */
  let making: { text: string; name: string } | undefined;
  let isSynced = false;

  const flush = async (message: Uint8Array, options: Sent[1], ...more: Uint8Array[]): Promise<Answer> => {
    const pieces = [...dropped, ...held, message, ...more];
    [dropped, held] = [[], []];
    try {
      return await send(Buffer.concat(pieces), options);
    } catch (error) {
      if (isObject(error) && STALE.has(String(error["code"]))) ready.clear();
      throw error;
    }
  };

  function parse(message: Uint8Array): void {
    [current, making, held] = [undefined, undefined, [message]];
    const text = textOf(message);
    if (text === undefined) return;
    if (!LEAVES_READY.test(text)) return ready.clear();
    current = ready.get(text);
    if (current && current.uses < USES) return void (current.uses += 1);
    if (current) ready.delete(text);
    current = undefined;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    if (times < READY_AT) return;
    last += 1;
    making = { text, name: `ready_${last}` };
    held = [named(message, making.name, HEAD)];
  }

  async function describe(message: Uint8Array, options: Sent[1]): Promise<Answer> {
    if (current) return current.described;
    const made = making;
    making = undefined;
    if (!made) return flush(message, options);
    const described = await flush(protocol.serialize.describe({ type: "S", name: made.name }), options);
    current = { name: made.name, described, uses: 1 };
    ready.set(made.text, current);
    return described;
  }

  pglite.execProtocolStream = async (message, options) => {
    switch (message[0]) {
      case PARSE:
        parse(message);
        return [];
      case BIND:
        held = [current ? named(message, current.name, HEAD + 1) : message];
        return [];
      case DESCRIBE:
        if (message[HEAD] === OF_STATEMENT) return describe(message, options);
        held.push(message);
        return [];
      case EXECUTE:
        isSynced = true;
        return flush(message, options, SYNCED);
      case SYNC:
        [held, current] = [[], undefined];
        if (!isSynced) return send(message, options);
        isSynced = false;
        return [];
      case QUERY:
        if (!LEAVES_READY.test(textOf(message) ?? "")) ready.clear();
        return send(message, options);
      default:
        return send(message, options);
    }
  };
  return pglite;
}

/** What is parsed without a name or types of its own, or asked at once; undefined where it is too long to be kept. */
function textOf(message: Uint8Array): string | undefined {
  if (message.length > LONGEST) return undefined;
  const from = message[0] === PARSE ? HEAD + 1 : HEAD;
  const end = message.indexOf(0, from);
  // Behind the text stands how many types are given, in two bytes.
  if (message[0] === PARSE && (message[end + 1] || message[end + 2])) return undefined;
  return Buffer.from(message.buffer, message.byteOffset + from, end - from).toString();
}

/** The message with a name in the place of an empty one. */
function named(message: Uint8Array, name: string, at: number): Uint8Array {
  const bytes = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)]);
  bytes.writeInt32BE(bytes.readInt32BE(1) + name.length, 1);
  return bytes;
}
