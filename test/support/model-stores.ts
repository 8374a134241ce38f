// The model layer's ports in memory, for tests and the offline evaluation.
import type { Capability } from "../../src/model/capabilities.ts";
import { memory } from "../../src/model/memory.ts";
import type { CapabilityStore, CompletionCache, Log, SpeechCache } from "../../src/model/ports.ts";

export const memoryCapabilities = (): CapabilityStore & { kept: Map<string, Capability> } => memory<Capability>();
export const memoryCompletions = (): CompletionCache & { kept: Map<string, string> } => memory<string>();
export const memorySpeech = (): SpeechCache & { kept: Map<string, Uint8Array> } => memory<Uint8Array>();

export const silentLog: Log = { info: () => undefined, warn: () => undefined };
