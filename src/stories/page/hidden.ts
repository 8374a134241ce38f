// Takes out of a page whatever no reader of it would see, so that hidden text can never reach a model.
import type { Document, Element, Node } from "./dom.ts";

/** Never shown as text of the page, or shown only where scripts do not run. */
const UNSEEN = `script:not([type="application/ld+json"]), noscript, template, iframe, frame, object, embed, applet, canvas, svg,
  video, audio, map, select, datalist, option, textarea, input, button, progress, meter, rp, rt, annotation, annotation-xml,
  link, dialog:not([open]), [hidden]:not([hidden="until-found"]), [aria-hidden="true"], [type="hidden"]`;

/** Declarations that take a text out of sight. Tested against one rule or style attribute in lower case without spaces. */
const HIDING = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)opacity:(?:0|0?\.0\d*|0%)(?:[;!]|$)/,
  /(?:^|;)(?:font-size|font):(?:0|[01]px|0?\.\d+(?:px|em|rem|pt)|1pt)(?:[;!/]|$)/,
  /(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top|margin):-(?:\d{4,}(?:\.\d+)?px|[5-9]\d\dpx|\d{2,}(?:\.\d+)?(?:r?em|vw)|[1-9]\d\d%)/,
  /(?:^|;)(?:clip:rect\((?:0(?:px)?|1px)[, ]|clip-path:(?:inset\((?:50|100)%|circle\(0))/,
  /(?:^|;)transform:[^;]*(?:scale\(0(?:\.0\d*)?[,)]|translate[xy]?\(-\d{4,}px)/,
  /(?:^|;)color:(?:transparent|rgba\([^)]*,0(?:\.0\d*)?\)|hsla\([^)]*,0(?:\.0\d*)?\))/,
  /(?:^|;)content-visibility:hidden/,
];

/** Removes comments and hidden elements. What holds most of the page's text stays: such a page shows itself by script. */
export function removeHidden(document: Document): void {
  const sheets = [...document.querySelectorAll("style")].map((style) => style.textContent ?? "");
  for (const element of document.querySelectorAll("style")) element.remove();
  removeComments(document.documentElement);
  for (const element of document.querySelectorAll(UNSEEN)) element.remove();

  const hidden: Element[] = [];
  for (const element of document.querySelectorAll("[style]")) if (hides(element)) hidden.push(element);
  for (const element of document.querySelectorAll("font[color]")) if (unreadable(element)) hidden.push(element);
  for (const selector of hidingSelectors(sheets)) {
    try {
      hidden.push(...document.querySelectorAll(selector));
    } catch {
      // A selector this engine cannot read hides nothing here.
    }
  }
  removeUnlessMost(hidden, document.body);
  for (const element of document.querySelectorAll("[style]")) element.removeAttribute("style");
}

function removeUnlessMost(hidden: Element[], body: Element | null): void {
  let total = body?.textContent?.length ?? 0;
  const sized = hidden.map((element) => ({ element, size: element.textContent?.length ?? 0 }));
  for (const { element } of sized.toSorted((one, other) => one.size - other.size)) {
    if (element === body || element.localName === "html" || !body?.contains(element)) continue;
    const size = element.textContent?.length ?? 0;
    if (size * 2 > total) continue;
    element.remove();
    total -= size;
  }
}

function removeComments(root: Element): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeType === 8) (node as Element).remove();
    else open.push(...Array.from(node.childNodes));
  }
}

function hides(element: Element): boolean {
  return isHidingStyle(element.getAttribute("style") ?? "") || unreadable(element);
}

/** Whether a style attribute alone takes its element out of sight. */
export function isHidingStyle(style: string): boolean {
  return style !== "" && isHiding(normalised(style));
}

function isHiding(declarations: string): boolean {
  if (HIDING.some((pattern) => pattern.test(declarations))) return true;
  const clipped = /(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)/.test(declarations);
  return clipped && /(?:^|;)(?:max-)?(?:height|width):[01](?:px|em|%)?(?:[;!]|$)/.test(declarations);
}

/** Whether a text stands in the colour of its own ground, as far as the page's own attributes tell. */
function unreadable(element: Element): boolean {
  const colour = colourOf(element, "color");
  if (!colour) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const ground = colourOf(at, "background(?:-color)?") ?? named(at.getAttribute("bgcolor") ?? "");
    if (ground) return ground === colour;
    // Something is painted here whose colour cannot be told.
    if (/background/.test(at.getAttribute("style") ?? "")) return false;
  }
  return colour === "255,255,255";
}

function colourOf(element: Element, property: string): string | undefined {
  const style = normalised(element.getAttribute("style") ?? "");
  const value = new RegExp(`(?:^|;)${property}:([^;!]+)`).exec(style)?.[1] ?? "";
  return named(value) ?? (property === "color" ? named(element.getAttribute("color") ?? "") : undefined);
}

/** A colour as `r,g,b`; undefined when it is not one this reads. */
function named(value: string): string | undefined {
  const colour = value.trim().toLowerCase();
  if (colour === "white") return "255,255,255";
  if (colour === "black") return "0,0,0";
  const hex = /^#([0-9a-f]{3,8})$/.exec(colour)?.[1];
  if (hex) {
    const long = hex.length < 6 ? Array.from(hex.slice(0, 3), (digit) => digit + digit).join("") : hex.slice(0, 6);
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)).join(",");
  }
  const rgb = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(colour);
  return rgb ? `${rgb[1]},${rgb[2]},${rgb[3]}` : undefined;
}

function normalised(declarations: string): string {
  return declarations
    .toLowerCase()
    .replace(/\s*([:;,()])\s*/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** Selectors of the rules that hide what they match on every screen, states and pseudo-elements left out. At most 500. */
function hidingSelectors(sheets: string[]): string[] {
  const selectors: string[] = [];
  for (const sheet of sheets) {
    for (const [, prelude = "", body = ""] of topLevelRules(sheet)) {
      if (!isHiding(normalised(body))) continue;
      for (const selector of prelude.split(",").map((part) => part.trim())) {
        if (selector !== "" && !/[:@*]|^(?:html|body)$/.test(selector)) selectors.push(selector);
      }
    }
  }
  return selectors.slice(0, 500);
}

/** Rules outside any condition: what stands inside `@media`, `@supports` and the like holds only sometimes. */
function topLevelRules(sheet: string): RegExpMatchArray[] {
  let plain = sheet.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, "");
  // Conditions, innermost rules first: three levels are more than sheets use.
  plain = plain.replace(/@(?:media\s+(?:all|screen)|layer[^;{]*)\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}/gi, "$1");
  for (let depth = 0; depth < 3; depth += 1) plain = plain.replace(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
}
