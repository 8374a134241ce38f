// What a check finds in a claim: a fault that decides, or a hint for whoever judges it.
import type { Respect } from "../core/ports.ts";

export interface Issue {
  kind: Respect;
  /** A hard issue makes a claim unsupported: its words are contradicted, or stand nowhere in the story. */
  hard: boolean;
  /** One sentence for people, for the judge and for whoever mends. */
  text: string;
}

export const hard = (kind: Respect, text: string): Issue => ({ kind, hard: true, text });
export const soft = (kind: Respect, text: string): Issue => ({ kind, hard: false, text });
