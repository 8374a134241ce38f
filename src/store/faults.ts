// Why a database server cannot be used, said so that the right setting is looked at.
import { BotError } from "../core/errors.ts";

const FAULTS: [RegExp, message: string, hint: string][] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/,
    "The database server does not answer.",
    "Check host and port in DATABASE_URL, and that the server runs.",
  ],
  [/^28/, "The database server refuses the user or the password.", "Check user and password in DATABASE_URL."],
  [/^3D000$/, "The database server has no database of that name.", "Create it, or correct the name in DATABASE_URL."],
  [
    /^53300$/,
    "The database server takes no more connections.",
    "Close some that others hold, or raise max_connections or the user's connection limit.",
  ],
  [
    /^42501$/,
    "The database user may not create tables.",
    "Let it: grant create on the database and its schema public, or name another user in DATABASE_URL.",
  ],
];

/** A fault met on opening, as BotError `store_unavailable`; `error` is what the driver threw. */
export function openingFault(error: unknown): BotError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const timedOut = /connection timeout/i.test(error instanceof Error ? error.message : "");
  const [, message, hint] = FAULTS.find(([shape]) => shape.test(timedOut ? "ETIMEDOUT" : code)) ?? [
    undefined,
    "The database cannot be opened.",
    "Check DATABASE_URL, that the server answers, and that the user may create tables.",
  ];
  return new BotError("store_unavailable", message, { hint, cause: error });
}
