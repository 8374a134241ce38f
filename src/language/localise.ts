// Numbers and names of countries as another language writes them.

interface Languages {
  from: string;
  to: string;
}

/** What stands behind a mark, as the other language writes it; what is neither a number nor a country's name stays. */
export function asWrittenIn(held: string, languages: Languages): string {
  const number = /^([$£€¥₹]\s?)?(\d[\d.,' \u00a0\u202f]*\d)(\s?[%‰°])?$/u.exec(held);
  if (!number) return countryIn(held, languages) ?? held;
  const [, currency = "", digits = "", unit = ""] = number;
  const said = numberIn(digits, languages);
  return said === undefined ? held : `${currency}${said}${unit}`;
}

/** How a language parts thousands and fractions. */
function signsOf(language: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(language, { useGrouping: "always" }).formatToParts(12_345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { group: sign("group"), decimal: sign("decimal") };
}

/** Undefined where the digits are no number of the first language: a time, a version, a date. */
function numberIn(digits: string, { from, to }: Languages): string | undefined {
  const [theirs, ours] = [signsOf(from), signsOf(to)];
  const [whole = "", fraction, ...rest] = digits.split(theirs.decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(theirs.group);
  const isGrouped = groups.length > 1 && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (!/^\d+$/.test(groups[0] ?? "") || !(groups.length === 1 || isGrouped)) return undefined;
  return [groups.join(ours.group), ...(fraction === undefined ? [] : [fraction])].join(ours.decimal);
}

const countries = new Map<string, Map<string, string>>();

/** The names of all countries in a language, each with its code. */
function countriesOf(language: string): Map<string, string> {
  const known = countries.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const found = new Map(
    codes.flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[name, code]];
    }),
  );
  countries.set(language, found);
  return found;
}

function countryIn(held: string, { from, to }: Languages): string | undefined {
  const code = countriesOf(from).get(held);
  return code === undefined ? undefined : new Intl.DisplayNames(to, { type: "region", fallback: "none" }).of(code);
}
