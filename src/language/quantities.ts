// What a quantity is; the currencies and units it may have, by how they are written.
import { CURRENCY_WORDS, ISO_CODES, UNIT_LINES } from "./measures.ts";

export type NumberKind =
  | "num"
  /** Percent; value 12 for "12 %". */
  | "pct"
  /** Basis points. */
  | "bps"
  | "ord"
  /** Day of a month, beside the month's name. */
  | "day"
  /** A bare 1500..2100. */
  | "year"
  /** "the 1990s"; value 1990, or 90 when the century is not said. */
  | "decade"
  /** Minutes since midnight. */
  | "time"
  /** Part of a whole; value .75 for "three quarters". */
  | "frac"
  /** "twice", "tripled", "three times as". */
  | "mult"
  /** "dozens of": a lower bound. */
  | "vague"
  /** Version numbers and the like: compared as written. */
  | "code";

export interface NumberItem {
  kind: NumberKind;
  value: number;
  /** ISO 4217 code, or `cent` or `penny`. A bare `$` is USD. */
  currency: string | undefined;
  unit: Unit | undefined;
  /** Significant digits as written, zeros at the end of a whole number left out. */
  digits: number;
  hedge: "about" | "over" | "under" | undefined;
  /** A second reading: "100m" as metres, "7:30" in the evening, the 3 of "3 to 5 million" as 3 million. */
  otherwise: number | undefined;
  /** Both sides of a score or ratio as written, "3-2". */
  pair: string | undefined;
  /** As written, without hedge and unit. */
  raw: string;
  /** Span in the text given; hedge and unit stand outside of it. */
  start: number;
  end: number;
}

export interface Unit {
  /** Singular, one spelling per unit. */
  name: string;
  /** Two units of one dimension exclude each other unless their amounts are equal in the base unit. */
  dimension: string;
  /** Amount of the base unit of its dimension; 0 where there is nothing to convert. */
  factor: number;
}

/** Currency by what is written before or after a number, lower case. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...ISO_CODES.split(" ").map((code): [string, string] => [code.toLowerCase(), code]),
  ...Object.entries(CURRENCY_WORDS),
]);

/** Unit by spelling, lower case. */
export const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_LINES.trim()
    .split("\n")
    .flatMap((line) => {
      const [dimension = "", ...entries] = line.split(" ");
      return entries.flatMap((entry) => {
        const [, name = "", factor = "0", others] = /^([^=]+)=([^:]+)(?::(.*))?$/.exec(entry) ?? [];
        const unit: Unit = { name, dimension, factor: Number(factor) };
        const spellings = [name, ...(others?.split(",") ?? [])];
        return spellings.flatMap((spelling): [string, Unit][] => [
          [spelling, unit],
          [`${spelling}s`, unit],
        ]);
      });
    }),
);
