// What `footnote init` asks: where to talk, which feeds, which model; each answer as settings.
import { z } from "zod";
import { platforms } from "../app/platforms.ts";
import { packAsked, packNames, readPack } from "../feeds/packs.ts";
import { findLocalServer } from "../model/local.ts";
import type { Environment } from "../platform/index.ts";
import type { Words } from "../words/index.ts";
import type { Asker } from "./asker.ts";

export type Settings = Record<string, string>;

export interface Asking {
  asker: Asker;
  words: Words;
  /** What was said beforehand: it is not asked for. */
  set: Settings;
  /** What is set already: it stays unless something else is answered. */
  env: Environment;
}

/** No model. */
const NONE = "none";
/** What people call the platform `web`. */
const PAGE = "page";
const called = (platform: string): string => (platform === "web" ? PAGE : platform);

export async function askPlatform({ asker, words, set, env }: Asking, flag: string | undefined): Promise<Settings> {
  const names = platforms.map(({ name }) => called(name));
  const choices = words.list(names, "disjunction");
  const usual = called(platforms.find((it) => it.name !== "web" && it.wanted(env))?.name ?? "web");
  const answer = await asker.ask({
    words: words.say("init.where", { choices, usual }),
    given: flag,
    usual,
    wrong: (given) => (names.includes(given.toLowerCase()) ? undefined : words.say("init.notOne", { given, choices })),
  });
  const settings: Settings = {};
  for (const platform of platforms.filter(({ name }) => called(name) === answer.toLowerCase())) {
    for (const name of platform.asks) {
      settings[name] = await asker.ask({
        words: words.say("init.setting", { name, guide: `adapters/${platform.name}/README.md` }),
        given: set[name],
        usual: env[name] || undefined,
        wrong: (given) => wrong(name, platform.settings.shape[name], given),
      });
    }
  }
  return settings;
}

/** What is wrong with a value, as its setting says it; undefined when nothing is. */
function wrong(name: string, setting: z.ZodType | z.core.$ZodType | undefined, value: string): string | undefined {
  const fault = setting && z.safeParse(setting, value).error;
  return fault && `${name}: ${fault.issues.map(({ message }) => message).join("; ")}`;
}

export async function askFeeds(
  { asker, words, set, env }: Asking,
  flags: readonly string[] | undefined,
): Promise<Settings> {
  const answer = await asker.ask({
    words: words.say("init.feeds", { packs: packNames.map((name) => `pack:${name}`).join(" ") }),
    given: flags?.join(" ") ?? set["FEEDS"],
    usual: env["FEEDS"] ?? "",
    wrong(given) {
      const pack = given
        .split(/\s+/)
        .map(packAsked)
        .find((name) => name !== undefined && readPack(name) === undefined);
      return pack === undefined ? undefined : words.say("packs.none", { name: pack });
    },
  });
  return answer === "" ? {} : { FEEDS: answer };
}

export async function askModel({ asker, words, set, env }: Asking, flag: string | undefined): Promise<Settings> {
  const given = flag ?? set["MODEL_BASE_URL"];
  const local = given === undefined ? await findLocalServer() : undefined;
  if (local)
    asker.tell(words.say("init.modelFound", { address: local.address, models: words.list(local.models.slice(0, 5)) }));
  const usual = env["MODEL_BASE_URL"] || local?.address || NONE;
  const address = await asker.ask({
    words: words.say("init.model", { none: NONE, usual }),
    given,
    usual,
    wrong: (answer) =>
      answer === NONE || /^https?:\/\/\S+$/.test(answer) ? undefined : words.say("init.notAddress", { given: answer }),
  });
  // Only where there was one: a setting that says nothing need not stand in the file.
  if (address === NONE) return env["MODEL_BASE_URL"] ? { MODEL_BASE_URL: "", MODEL_DEEP: "", MODEL_API_KEY: "" } : {};
  const known = local?.address === address ? local.models[0] : undefined;
  const name = env["MODEL_DEEP"] || known;
  const MODEL_DEEP = await asker.ask({
    words: words.say("init.modelName", { usual: name ?? "" }),
    given: set["MODEL_DEEP"],
    usual: name,
    wrong: anything,
  });
  const key = await asker.ask({
    words: words.say("init.modelKey"),
    // A server on this machine asks for none.
    given: set["MODEL_API_KEY"] ?? (known === undefined ? undefined : ""),
    usual: env["MODEL_API_KEY"] ?? "",
    wrong: anything,
  });
  return { MODEL_BASE_URL: address, MODEL_DEEP, ...(key === "" ? {} : { MODEL_API_KEY: key }) };
}

const anything = (): undefined => undefined;
