// Why a database server cannot be used, said so that the right setting is looked at.
import { BotError } from "../core/errors.ts";
import { type Wording, sentence } from "../words/index.ts";

const FAULTS: [RegExp, said: Wording, hint: Wording][] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/,
    sentence("store.serverSilent"),
    sentence("store.serverSilentHint"),
  ],
  [/^28/, sentence("store.serverRefuses"), sentence("store.serverRefusesHint")],
  [/^3D000$/, sentence("store.noDatabase"), sentence("store.noDatabaseHint")],
  [/^53300$/, sentence("store.tooManyConnections"), sentence("store.tooManyConnectionsHint")],
  [/^42501$/, sentence("store.noRights"), sentence("store.noRightsHint")],
];

/** A fault met on opening, as BotError `store_unavailable`; `error` is what the driver threw. */
export function openingFault(error: unknown): BotError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const timedOut = /connection timeout/i.test(error instanceof Error ? error.message : "");
  const [, said, hint] = FAULTS.find(([shape]) => shape.test(timedOut ? "ETIMEDOUT" : code)) ?? [
    undefined,
    sentence("store.cannotOpen"),
    sentence("store.cannotOpenHint"),
  ];
  return new BotError("store_unavailable", said, { hint, cause: error });
}
