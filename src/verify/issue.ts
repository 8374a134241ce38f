// What a check finds in a claim: a fault that decides, or a hint for whoever judges it.

export type IssueKind =
  | "quote"
  | "citation"
  | "number"
  | "date"
  | "name"
  | "attribution"
  | "addition"
  | "binding"
  | "polarity"
  | "support";

export interface Issue {
  kind: IssueKind;
  /** A hard issue makes a claim unsupported: its words are contradicted, or stand nowhere in the story. */
  hard: boolean;
  /** One sentence for people, for the judge and for whoever mends. */
  text: string;
}

export const hard = (kind: IssueKind, text: string): Issue => ({ kind, hard: true, text });
export const soft = (kind: IssueKind, text: string): Issue => ({ kind, hard: false, text });
