// A line of the table of adapters: its settings, whether it is wanted, how it is made and checked.
import type { z } from "zod";
import type { Said } from "../words/index.ts";
import type { Entrance, Platform, PlatformContext } from "./port.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a doctor found: `ok` is false when it would not work; lines are sentences, one fact each. */
export interface Finding {
  ok: boolean;
  lines: Said[];
}

/** Where a platform listens: the setting that says so, and what it says. Port 0 takes a free one. */
export interface Opening {
  setting: string;
  /** Undefined: on every address of this machine. */
  host: string | undefined;
  port: number;
}

/** Reading it loads no library of the adapter: `create` and `doctor` bring what they need. */
export interface AdapterDescriptor<Settings, Made extends Entrance> {
  readonly name: string;
  /** Every setting by its environment name, with its form and its fix; what they need of each other stands in it too. */
  readonly settings: z.ZodObject & z.ZodType<Settings>;
  /** The settings that a first set-up asks for, in this order. */
  readonly asks: readonly string[];
  /** Whether the environment asks for it: only then are its settings read. */
  wanted(env: Environment): boolean;
  /** Where it listens with these settings; left out where it never does. */
  openings?(settings: Settings): readonly Opening[];
  create(settings: Settings, context: PlatformContext): Promise<Made>;
  /** Asks whoever it speaks to whether these settings work. Never throws for what is wrong there. */
  doctor(settings: Settings): Promise<Finding>;
}

export type PlatformDescriptor<Settings = unknown> = AdapterDescriptor<Settings, Platform>;

/** Of a way in where nothing is ever posted. */
export type EntranceDescriptor<Settings = unknown> = AdapterDescriptor<Settings, Entrance>;
