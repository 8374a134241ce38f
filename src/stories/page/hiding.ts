// Which style declarations take a text out of sight: pure, for pages and feeds alike.

/** Tested against declarations in lower case without spaces around their signs. */
const HIDING = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)opacity:(?:0|0?\.0\d*|0%)(?:[;!]|$)/,
  /(?:^|;)(?:font-size|font):(?:0|[01]px|0?\.\d+(?:px|em|rem|pt)|1pt)(?:[;!/]|$)/,
  /(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top|margin):-(?:\d{4,}(?:\.\d+)?px|[5-9]\d\dpx|\d{2,}(?:\.\d+)?(?:r?em|vw)|[1-9]\d\d%)/,
  /(?:^|;)(?:clip:rect\((?:0(?:px)?|1px)[, ]|clip-path:(?:inset\((?:50|100)%|circle\(0))/,
  /(?:^|;)transform:[^;]*(?:scale\(0(?:\.0\d*)?[,)]|translate[xy]?\(-\d{4,}px)/,
  /(?:^|;)color:(?:transparent|rgba\([^);]*,0(?:\.0\d*)?\)|hsla\([^);]*,0(?:\.0\d*)?\))/,
  /(?:^|;)content-visibility:hidden/,
];
/** What every declaration above or below contains: most rules have nothing of it and need no closer look. */
const SUSPECT =
  /none|hidden|collapse|opacity\s*:\s*[0.]|font(?:-size)?\s*:\s*[01.]|:\s*-\d|clip|scale|translate|transparent|,\s*0(?:\.0*)?\s*\)|background/i;
const CLIPPED = /(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)/;
const NO_SIZE = /(?:^|;)(?:max-)?(?:height|width):[01](?:px|em|%)?(?:[;!]|$)/;
const COLOUR = /(?:^|;)color:([^;!]+)/;
const GROUND = /(?:^|;)background(?:-color)?:([^;!]+)/;

/** Whether declarations (a style attribute, the body of a rule) alone take their element out of sight. */
export function isHiding(declarations: string): boolean {
  if (!SUSPECT.test(declarations)) return false;
  const plain = normalised(declarations);
  if (HIDING.some((pattern) => pattern.test(plain))) return true;
  if (CLIPPED.test(plain) && NO_SIZE.test(plain)) return true;
  const { colour, ground } = coloursOf(declarations);
  return colour !== undefined && colour === ground;
}

/** Text colour and ground that declarations name, as `r,g,b`; undefined where they name none that this reads. */
export function coloursOf(declarations: string): { colour: string | undefined; ground: string | undefined } {
  const plain = normalised(declarations);
  return { colour: rgb(COLOUR.exec(plain)?.[1] ?? ""), ground: rgb(GROUND.exec(plain)?.[1] ?? "") };
}

/** A colour as `r,g,b`; undefined when it is not one this reads. */
export function rgb(value: string): string | undefined {
  const colour = value.trim().toLowerCase();
  if (colour === "white") return "255,255,255";
  if (colour === "black") return "0,0,0";
  const hex = /^#([0-9a-f]{3,8})$/.exec(colour)?.[1];
  if (hex) {
    const long = hex.length < 6 ? Array.from(hex.slice(0, 3), (digit) => digit + digit).join("") : hex.slice(0, 6);
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)).join(",");
  }
  const parts = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(colour);
  return parts ? `${parts[1]},${parts[2]},${parts[3]}` : undefined;
}

/**
 * Selectors of the rules that hide what they match on every screen. Rules inside conditions are left out, for they hold only
 * sometimes; so are states and pseudo-elements. At most 500.
 *
 * `names` are the page's classes as `.name` and its ids as `#name`: a sheet is for the whole site, most of its rules match nothing
 * here, and their names tell so sooner than what they declare.
 */
export function hidingSelectors(sheet: string, names: ReadonlySet<string>): string[] {
  const selectors: string[] = [];
  for (const { selectors: before, body } of topLevelRules(sheet)) {
    const matching = before
      .split(",")
      .map((part) => part.trim())
      .filter((selector) => mayMatch(selector, names));
    if (matching.length > 0 && isHiding(body)) selectors.push(...matching);
    if (selectors.length >= 500) return selectors.slice(0, 500);
  }
  return selectors;
}

function mayMatch(selector: string, names: ReadonlySet<string>): boolean {
  if (selector === "" || /[:@*]|^(?:html|body)$/.test(selector)) return false;
  return (selector.match(/[.#][\w-]+/g) ?? []).every((name) => names.has(name));
}

/** Conditions that hold on every screen. */
const ALWAYS = /@(?:media\s+(?:all|screen)\s*|layer[^;{@]*)$/i;

/** What stands before each block of declarations, and the declarations; blocks inside conditions are left out. */
function topLevelRules(sheet: string): { selectors: string; body: string }[] {
  // A comment that is not closed goes on to the end.
  const plain = sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, "");
  const rules: { selectors: string; body: string }[] = [];
  const open: { before: string; start: number; holds: boolean }[] = [];
  let from = 0;
  for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
    const text = plain.slice(from, index);
    if (brace === "{") {
      const condition = text.slice(text.lastIndexOf(";") + 1);
      const holds = (open.at(-1)?.holds ?? true) && (!condition.includes("@") || ALWAYS.test(condition));
      open.push({ before: text, start: index + 1, holds });
    } else {
      const block = open.pop();
      if (block?.holds && block.start === from && !block.before.includes("@"))
        rules.push({ selectors: block.before, body: text });
    }
    from = index + 1;
  }
  return rules;
}

function normalised(declarations: string): string {
  return declarations
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?([:;,()]) ?/g, "$1")
    .trim();
}
