// Discord's own OpenAPI document as a judge of requests, and the eight rules that it does not know.
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { shared } from "./shared.ts";

/** Where the document stands; undefined when the shared material is absent. */
export const discordDocument = process.env["DISCORD_OPENAPI"] ?? shared("specs/discord-openapi.json");

export interface Judge {
  /** What is wrong with a request, one sentence each; empty when nothing is. `path` is without `/api/v10` and query. */
  request(method: string, path: string, body: unknown): string[];
  /** The same for what is answered. */
  response(method: string, path: string, status: number, body: unknown): string[];
}

interface Operation {
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

export function createJudge(document: string): Judge {
  const spec = JSON.parse(readFileSync(document, "utf8")) as { paths: Record<string, Record<string, Operation>> };
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, logger: false });
  ajv.addFormat("snowflake", /^(0|[1-9][0-9]*)$/);
  ajv.addFormat("nonce", true);
  ajv.addFormat("int32", { type: "number", validate: Number.isInteger });
  ajv.addFormat("int64", { type: "number", validate: Number.isInteger });
  ajv.addFormat("double", { type: "number", validate: Number.isFinite });
  ajv.addFormat("uri", (value: string) => URL.canParse(value));
  ajv.addFormat("date-time", (value: string) => !Number.isNaN(Date.parse(value)));
  ajv.addSchema(spec as object, "discord");

  const compiled = new Map<string, ValidateFunction>();
  const check = (pointer: string, value: unknown): string[] => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || "body"} ${error.message}`);
  };
  const templates = Object.keys(spec.paths).map((template) => ({
    template,
    // A literal segment such as `@original` or `active` is more exact than a parameter.
    parameters: template.split("{").length,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
  const find = (method: string, path: string) => {
    const [match] = templates
      .filter(({ template, pattern }) => pattern.test(path) && spec.paths[template]![method.toLowerCase()])
      .toSorted((a, b) => a.parameters - b.parameters);
    const operation = match && spec.paths[match.template]![method.toLowerCase()];
    return match && operation && { operation, base: pointerTo("paths", match.template, method.toLowerCase()) };
  };

  return {
    request(method, path, body) {
      const found = find(method, path);
      if (!found) return [`no such operation: ${method} ${path}`];
      if (!found.operation.requestBody) return body === undefined ? [] : ["this operation takes no body"];
      const pointer = `${found.base}${pointerTo("requestBody", "content", "application/json", "schema")}`;
      return [...check(pointer, asInSpec(body)), ...ownRules(method, path, body)];
    },
    response(method, path, status, body) {
      const found = find(method, path);
      const content = found?.operation.responses[String(status)]?.content;
      if (!found || !content) return [];
      return check(
        `${found.base}${pointerTo("responses", String(status), "content", "application/json", "schema")}`,
        body,
      );
    },
  };
}

const pointerTo = (...steps: string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");

/** The document calls this field an integer; on the wire it is a string (the document's README says so). */
function asInSpec(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  return body.map((entry: { default_member_permissions?: unknown }) =>
    typeof entry.default_member_permissions === "string"
      ? { ...entry, default_member_permissions: Number(entry.default_member_permissions) }
      : entry,
  );
}

interface Part {
  type?: number;
  content?: string;
  custom_id?: string;
  style?: number;
  url?: string;
  components?: Part[];
  component?: Part;
  accessory?: Part;
}
interface Body {
  content?: string | null;
  embeds?: Record<string, unknown>[] | null;
  components?: Part[];
  flags?: number;
  poll?: unknown;
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[] };
}
const V2 = 1 << 15;

/** What Discord refuses and its document allows, and what is ours: no message and no edit goes out that could mention anybody. */
export function ownRules(method: string, path: string, given: unknown): string[] {
  const isMessage =
    /\/messages(\/[^/]+)?$/.test(path) || /^\/(webhooks|interactions|channels\/\d+\/threads)/.test(path);
  if (!isMessage || typeof given !== "object" || given === null) return [];
  const body = ((given as { data?: Body; message?: Body }).message ?? (given as { data?: Body }).data ?? given) as Body;
  const parts = (body.components ?? []).flatMap(all);
  const v2 = ((body.flags ?? 0) & V2) !== 0;
  const texts = parts.filter(({ type }) => type === 10).map(({ content }) => content ?? "");
  const ids = parts.map(({ custom_id }) => custom_id).filter((id) => id !== undefined);
  const embeds = (body.embeds ?? []).reduce((sum, embed) => sum + textOf(embed), 0);
  const mentions = body.allowed_mentions;
  const rules: [broken: boolean, said: string][] = [
    [(body.content?.length ?? 0) > 2000, "content is longer than 2000"],
    [embeds > 6000, "embeds hold more than 6000 characters"],
    [v2 && texts.join("").length > 4000, "text displays hold more than 4000 characters"],
    [v2 && parts.length > 40, `more than 40 components (${parts.length})`],
    [
      v2 && Boolean(body.content || body.embeds?.length || body.poll),
      "components V2 excludes content, embeds and polls",
    ],
    [!v2 && parts.some(({ type }) => type !== undefined && type >= 9 && type <= 17), "needs the components V2 flag"],
    [new Set(ids).size < ids.length, "a custom id stands twice"],
    [
      parts.some((part) => part.type === 2 && (part.style === 5) !== (part.url !== undefined)),
      "a link button has a url, no other",
    ],
    [Boolean(mentions?.parse?.includes("users") && mentions.users?.length), "allowed_mentions names users twice"],
    [
      // A form is no message.
      (given as { type?: number }).type !== 9 &&
        Boolean(body.content || body.embeds?.length || body.components?.length) &&
        mentions?.parse?.length !== 0,
      "allowed_mentions must allow nobody",
    ],
    [
      method === "POST" && /^\/channels\/\d+\/threads$/.test(path) && !("message" in given),
      "a forum post needs a message",
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, said]) => said);
}

function all(part: Part): Part[] {
  const below = [
    ...(part.components ?? []),
    ...(part.component ? [part.component] : []),
    ...(part.accessory ? [part.accessory] : []),
  ];
  return [part, ...below.flatMap(all)];
}

const textOf = (value: unknown): number => {
  const embed = value as {
    title?: string;
    description?: string;
    footer?: { text?: string };
    author?: { name?: string };
    fields?: { name: string; value: string }[];
  };
  const fields = (embed.fields ?? []).reduce((sum, field) => sum + field.name.length + field.value.length, 0);
  return (
    (embed.title?.length ?? 0) +
    (embed.description?.length ?? 0) +
    (embed.footer?.text?.length ?? 0) +
    (embed.author?.name?.length ?? 0) +
    fields
  );
};
