// Everything the environment says: the core's settings, the model's and each platform's.
import { platforms } from "../../adapters/index.ts";
import { parsePrices } from "../model/cost.ts";
import { modelSettings } from "../model/settings.ts";
import type { Environment, Finding, Platform, PlatformContext, PlatformDescriptor } from "../platform/index.ts";
import { checkSettingNames, parseSettings, readSettingGroups, readConfig, settings } from "./config.ts";

export { platforms };

/** A platform whose settings are read; its library loads when it is made or checked. */
export interface ConfiguredPlatform {
  readonly name: string;
  create(context: PlatformContext): Promise<Platform>;
  doctor(): Promise<Finding>;
}

/** The name of every setting there is. */
export const settingNames: readonly string[] = [
  settings,
  modelSettings.shape,
  ...platforms.map((it) => it.settings.shape),
].flatMap((shape) => Object.keys(shape));

/** Names in a settings file that are no setting, but nearly one, do nothing. Throws BotError `config_invalid`. */
export const checkFile = (file: Environment): void => checkSettingNames(Object.keys(file), settingNames);

/** The platforms that are wanted, by name, each with what reads its settings: that throws BotError `config_invalid`. */
export const wantedPlatforms = (env: Environment): { name: string; read(): ConfiguredPlatform }[] =>
  platforms.filter((it) => it.wanted(env)).map((it) => ({ name: it.name, read: () => configure(it, env) }));

function configure(descriptor: PlatformDescriptor, env: Environment): ConfiguredPlatform {
  const read = parseSettings(descriptor.settings, env);
  return {
    name: descriptor.name,
    create: (context) => descriptor.create(read, context),
    doctor: () => descriptor.doctor(read),
  };
}

/** All of it; all faults of all groups in one error. `file` is what the settings file alone says. */
export const readSettings = (env: Environment, file: () => Environment) =>
  readSettingGroups({
    names: () => checkFile(file()),
    config: () => readConfig(env),
    model: () => parseSettings(modelSettings, env),
    prices: () => parsePrices(env["MODEL_PRICES"] || "{}"),
    platforms: () =>
      Object.values(readSettingGroups(Object.fromEntries(wantedPlatforms(env).map((it) => [it.name, it.read])))),
  });
