// Everything the environment says: the core's settings, the model's and each platform's.
import { entrances, platforms } from "../../adapters/index.ts";
import { parsePrices } from "../model/cost.ts";
import { modelSettings } from "../model/settings.ts";
import type {
  AdapterDescriptor,
  Entrance,
  Environment,
  Finding,
  Opening,
  Platform,
  PlatformContext,
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

/** An adapter whose settings are read; its library loads when it is made or checked. */
export interface Configured<Made extends Entrance> {
  readonly name: string;
  readonly openings: readonly Opening[];
  create(context: PlatformContext): Promise<Made>;
  doctor(): Promise<Finding>;
}

/** The name of every setting there is. */
export const settingNames: readonly string[] = [
  settings,
  modelSettings.shape,
  ...platforms.map((it) => it.settings.shape),
  ...entrances.map((it) => it.settings.shape),
].flatMap((shape) => Object.keys(shape));

/** The adapters of a table that are wanted, by name, each with what reads its settings: that throws BotError `config_invalid`. */
const wanted = <Made extends Entrance>(table: readonly AdapterDescriptor<unknown, Made>[], env: Environment) =>
  table.filter((it) => it.wanted(env)).map((it) => ({ name: it.name, read: () => configure(it, env) }));

export const wantedPlatforms = (env: Environment): { name: string; read(): Configured<Platform> }[] =>
  wanted(platforms, env);

function configure<Made extends Entrance>(
  descriptor: AdapterDescriptor<unknown, Made>,
  env: Environment,
): Configured<Made> {
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
  const theirs = readAll(wantedPlatforms(env));
  const others = readAll(wanted(entrances, env));
  // Who only watches speaks to nobody.
  const speaks = own.read.config?.ROLE !== "watch";
  return {
    ...own.read,
    platforms: speaks ? theirs.read : [],
    entrances: speaks ? others.read : [],
    faults: [...new Set([...own.faults, ...theirs.faults, ...others.faults])],
  };
}

function readAll<T>(readers: readonly { name: string; read(): T }[]): { read: T[]; faults: string[] } {
  const { read, faults } = trySettingGroups(Object.fromEntries(readers.map((it) => [it.name, it.read])));
  return { read: Object.values(read).filter((it) => it !== undefined), faults };
}

/** All of it; throws one BotError `config_invalid` with every fault. */
export function readSettings(env: Environment, file: () => SettingsFile) {
  const { config, model, platforms, entrances: others, faults } = trySettings(env, file);
  if (config === undefined || model === undefined || faults.length > 0) throw invalid(faults);
  return { config, model, platforms, entrances: others };
}
