// Everything the environment says: the core's settings, the model's and each platform's.
import { platforms } from "../../adapters/index.ts";
import { parsePrices } from "../model/cost.ts";
import { modelSettings } from "../model/settings.ts";
import type {
  Environment,
  Finding,
  Opening,
  Platform,
  PlatformContext,
  PlatformDescriptor,
} from "../platform/index.ts";
import {
  type SettingsFile,
  checkSettingsFile,
  invalid,
  parseSettings,
  readConfig,
  settings,
  trySettingGroups,
} from "./config.ts";

export { platforms };

/** A platform whose settings are read; its library loads when it is made or checked. */
export interface ConfiguredPlatform {
  readonly name: string;
  readonly openings: readonly Opening[];
  create(context: PlatformContext): Promise<Platform>;
  doctor(): Promise<Finding>;
}

/** The name of every setting there is. */
export const settingNames: readonly string[] = [
  settings,
  modelSettings.shape,
  ...platforms.map((it) => it.settings.shape),
].flatMap((shape) => Object.keys(shape));

/** The platforms that are wanted, by name, each with what reads its settings: that throws BotError `config_invalid`. */
export const wantedPlatforms = (env: Environment): { name: string; read(): ConfiguredPlatform }[] =>
  platforms.filter((it) => it.wanted(env)).map((it) => ({ name: it.name, read: () => configure(it, env) }));

function configure(descriptor: PlatformDescriptor, env: Environment): ConfiguredPlatform {
  const read = parseSettings(descriptor.settings, env);
  return {
    name: descriptor.name,
    openings: descriptor.openings?.(read) ?? [],
    create: (context) => descriptor.create(read, context),
    doctor: () => descriptor.doctor(read),
  };
}

/** All of it that could be read, and each fault of it once. `file` is what the settings file alone says. */
export function trySettings(env: Environment, file: () => SettingsFile) {
  const own = trySettingGroups({
    names: () => checkSettingsFile(file(), settingNames),
    config: () => readConfig(env),
    model: () => parseSettings(modelSettings, env),
    prices: () => parsePrices(env["MODEL_PRICES"] || "{}"),
  });
  const theirs = trySettingGroups(Object.fromEntries(wantedPlatforms(env).map((it) => [it.name, it.read])));
  const platforms = Object.values(theirs.read).filter((it) => it !== undefined);
  return {
    ...own.read,
    // Who only watches speaks to nobody.
    platforms: own.read.config?.ROLE === "watch" ? [] : platforms,
    faults: [...new Set([...own.faults, ...theirs.faults])],
  };
}

/** All of it; throws one BotError `config_invalid` with every fault. */
export function readSettings(env: Environment, file: () => SettingsFile) {
  const { config, model, platforms, faults } = trySettings(env, file);
  if (config === undefined || model === undefined || faults.length > 0) throw invalid(faults);
  return { config, model, platforms };
}
