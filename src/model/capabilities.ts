// What an OpenAI-compatible server accepts: seeded by host, then learned from its refusals. Pure.

/** How the shape of an answer is asked for, best first. */
export type Mode = "schema" | "object" | "plain";

/** Not a ladder: DeepSeek takes json_object but no json_schema, LM Studio the reverse. So the modes left are a list. */
export interface Capability {
  /** Modes not yet refused, best first; the last one stays. */
  modes: Mode[];
  /** Repeat the schema in words although the mode carries it: this server accepts a schema without enforcing it. */
  tellSchema: boolean;
  limitField: "max_tokens" | "max_completion_tokens" | "none";
  /** The most output tokens it lets us ask for. */
  maxOutput: number | undefined;
  temperature: boolean;
  stream: boolean;
  /** `stream_options.include_usage`. */
  streamUsage: boolean;
  /** The host's own extra fields, see `extraFields`. */
  extras: boolean;
}

export interface Refusal {
  message: string;
  param: string | undefined;
  /** The output limit that was asked for. */
  asked: number;
}

interface Host {
  matches: (url: URL) => boolean;
  seed?: Partial<Capability>;
  extras?: Record<string, unknown>;
}

const hostEnds = (suffix: string) => (url: URL) => url.hostname === suffix || url.hostname.endsWith(`.${suffix}`);

const hosts: Host[] = [
  { matches: hostEnds("api.openai.com"), seed: { limitField: "max_completion_tokens" } },
  { matches: hostEnds("openai.azure.com"), seed: { limitField: "max_completion_tokens" } },
  {
    // Thinks by default, and thinking eats the output limit; the switch must be an object.
    matches: hostEnds("deepseek.com"),
    seed: { modes: ["object", "plain"] },
    extras: { thinking: { type: "disabled" } },
  },
  // Without require_parameters a route that ignores response_format may be chosen.
  { matches: hostEnds("openrouter.ai"), extras: { provider: { require_parameters: true }, usage: { include: true } } },
  // LM Studio's default port: "must be 'json_schema' or 'text'".
  { matches: (url) => url.port === "1234", seed: { modes: ["schema", "plain"] } },
  // Ollama: thinking models answer with empty content otherwise.
  { matches: (url) => url.port === "11434", extras: { reasoning_effort: "none" } },
  // Ollama's hosted models accept a schema and do not enforce it.
  { matches: hostEnds("ollama.com"), seed: { tellSchema: true } },
];

function hostOf(baseURL: string): Host | undefined {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : undefined;
  return url && hosts.find((host) => host.matches(url));
}

/** What to assume of a server never spoken to. */
export function seedCapability(baseURL: string): Capability {
  return {
    modes: ["schema", "object", "plain"],
    tellSchema: false,
    limitField: "max_tokens",
    maxOutput: undefined,
    temperature: true,
    stream: true,
    streamUsage: true,
    extras: true,
    ...hostOf(baseURL)?.seed,
  };
}

/** Fields only this host knows: thinking off, routing, usage accounting. */
export const extraFields = (baseURL: string, capability: Capability): Record<string, unknown> =>
  capability.extras ? (hostOf(baseURL)?.extras ?? {}) : {};

/** True when the request is too long for the model's window: nothing about the request's form can help. */
export const isTooLong = (message: string): boolean =>
  /context[ _-]?(length|window|size)|maximum context|too many (input )?tokens|prompt is too long|reduce the length/i.test(
    message,
  );

/**
 * The capability without what a 400 or 422 complained about; undefined when there is nothing left to leave out.
 * A complaint we cannot read costs the richest mode, so that every server is tried down to the plainest request.
 */
export function learn(capability: Capability, refusal: Refusal): Capability | undefined {
  const text = `${refusal.param ?? ""} ${refusal.message}`.toLowerCase();
  if (/temperature/.test(text) && capability.temperature) return { ...capability, temperature: false };
  if (/stream_options|include_usage/.test(text) && capability.streamUsage) return { ...capability, streamUsage: false };
  if (/max_(completion_|output_)?tokens/.test(text)) {
    const lower = smallerLimit(text, refusal.asked);
    if (lower !== undefined) return { ...capability, maxOutput: lower };
    const next = otherField(capability.limitField);
    if (next) return { ...capability, limitField: next };
  }
  if (
    /thinking|reasoning|require_parameters|extra (inputs|fields)|unrecognized|unknown (field|parameter|name)/.test(text)
  ) {
    if (capability.extras) return { ...capability, extras: false };
  }
  if (/\bstream(ing)?\b/.test(text) && capability.stream) return { ...capability, stream: false };
  const [, ...modes] = capability.modes;
  return modes.length > 0 ? { ...capability, modes } : undefined;
}

function otherField(field: Capability["limitField"]): Capability["limitField"] | undefined {
  if (field === "max_tokens") return "max_completion_tokens";
  return field === "max_completion_tokens" ? "none" : undefined;
}

/** "the valid range of max_tokens is [1, 8192]", "supports at most 4096 completion tokens": the number below what we asked. */
function smallerLimit(text: string, asked: number): number | undefined {
  if (!/at most|up to|too (large|high|big)|range|maximum|less than|exceed/.test(text)) return undefined;
  const numbers = [...text.matchAll(/\d{2,7}/g)].map((match) => Number(match[0])).filter((n) => n >= 16 && n < asked);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}
