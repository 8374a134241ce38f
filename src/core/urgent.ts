// What a person waits for goes before what nobody waits for.
import { AsyncLocalStorage } from "node:async_hooks";

const asked = new AsyncLocalStorage<true>();

/** Runs work that a person waits for, and all that it leads to. */
export const forPerson = <T>(work: () => T): T => asked.run(true, work);

/** Whether a person waits for what runs now. */
export const isForPerson = (): boolean => asked.getStore() === true;
