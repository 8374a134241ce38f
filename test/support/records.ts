// Records in memory, for testing adapters.
import { systemClock } from "../../src/core/clock.ts";
import type { AdapterContext, Logger, Records } from "../../src/platform/index.ts";

export function memoryRecords(): Records & { readonly held: Map<string, unknown> } {
  const held = new Map<string, unknown>();
  return {
    held,
    get: async (key) => structuredClone(held.get(key)),
    put: async (key, value) => void held.set(key, structuredClone(value)),
    delete: async (key) => void held.delete(key),
    list: async (prefix) => [...held].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
  };
}

export interface LoggedLine {
  level: keyof Logger;
  fields: object;
  message: string;
}

export function memoryLog(): Logger & { readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const at =
    (level: keyof Logger) =>
    (fields: object, message: string): void =>
      void lines.push({ level, fields, message });
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

export function memoryContext(): AdapterContext & {
  records: ReturnType<typeof memoryRecords>;
  log: ReturnType<typeof memoryLog>;
} {
  return { records: memoryRecords(), log: memoryLog(), clock: systemClock };
}
