// Addresses found in feeds and pages: resolved against their base, and http(s) or nothing.
import { decodeHTMLStrict } from "entities";

/** Characters that were escaped once more than they were read: no address has a parameter called "amp;". */
const ESCAPED =
  /&(?:amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6}|[a-z](?:acute|grave|uml|circ|tilde|cedil|ring|slash|caron)|szlig);/i;
const MOST_ESCAPES = 3;

/** The address as it was before it was escaped, however often. */
function unescaped(link: string): string {
  let text = link;
  for (let turn = 0; turn < MOST_ESCAPES && ESCAPED.test(text); turn += 1) text = decodeHTMLStrict(text);
  return text;
}

/** The absolute http(s) address, or undefined when the text is none. `base` may be undefined or itself no address. */
export function resolveLink(href: string | undefined, base: string | undefined): string | undefined {
  const text = href && unescaped(href).trim();
  if (!text || text.length > 4096) return undefined;
  const url = URL.parse(text) ?? (base === undefined ? null : URL.parse(text, base));
  return url && isWeb(url) && url.hostname ? url.href : undefined;
}

function isWeb(url: URL): boolean {
  return url.protocol === "http:" || url.protocol === "https:";
}

/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(?:utm_\w+|utm-\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|ttclid|wt_?mc(?:[._]\w+)?|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc\w*)|cmp(?:id)?|cmpid|ns_\w+|xtor|ito|ocid|ref_src|ref_url|ncid|sr_share|smid|smtyp|partner|feature|cid|rss|source|src|ref|referrer|via|s_cid|spm|guccounter|guce_\w+|_hs(?:enc|mi)|hsctatracking|mkt_tok|oly_\w+|vero_\w+|trk\w*|pk_\w+|mtm_\w+|piwik_\w+|__\w+)$/i;

/** Parameters that some sites use to name the page itself: kept unless their value looks like a referrer's name. */
const AMBIGUOUS = /^(?:partner|feature|cid|rss|source|src|ref|via)$/i;
/** Parameters that let somebody in for a while, and are others at each look: signatures, expiries, sessions. */
const TOKEN =
  /^(?:x-amz-[\w-]+|x-goog-[\w-]+|(?:[a-z]+_)?(?:signature|token)|sig|expir(?:es|y|ation)|policy|key-pair-id|googleaccessid|jwt|auth(?:_?key)?|md5|exp|hdne[at]s?|hmac|nonce|(?:php|j|asp)?sess(?:ion)?_?id|sid|ts|timestamp|cache_?bust(?:er)?|cb|rnd|rand(?:om)?|_)$/i;
const REFERRER =
  /^(?:rss|feed|feeds|atom|rss2?\.0|feedburner|home|homepage|emb_logo|youtu\.be|twitter|facebook|newsletter|app|www|web|share)$/i;
const TRACKING_FRAGMENT = /^#(?![!/]).*=|^#(?:comments?|respond|rss|feed|echobox|new_tab|top|disqus_thread)$/i;

/**
 * One spelling for all addresses of one page, for comparing only: no scheme, `www.`, `m.` or `amp.` in front, default port, tracking
 * parameters, tokens or fragment, index file or trailing slash; parameters sorted. Other fragments stay: changelogs name entries by them.
 */
export function canonicalLink(link: string): string {
  const url = URL.parse(unescaped(link));
  if (!url || !isWeb(url)) return link.trim();
  const host = url.hostname.replace(/\.$/, "").replace(/^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)/, "");
  const path = safeDecode(url.pathname)
    .replace(/;jsessionid=[^/;]*/i, "")
    .replace(/\/{2,}/g, "/")
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, "/")
    .replace(/\/amp\/?$/i, "/")
    .replace(/\/$/, "");
  // To look for parameters where there are none costs as much as the address itself.
  const kept = [...(url.search === "" ? [] : url.searchParams)]
    .filter(([name]) => !TOKEN.test(name))
    .filter(([name, value]) => !TRACKING.test(name) || (AMBIGUOUS.test(name) && !REFERRER.test(value)))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const query = kept.length > 0 ? `?${kept.join("&")}` : "";
  return `${host}${url.port ? `:${url.port}` : ""}${path}${query}${TRACKING_FRAGMENT.test(url.hash) ? "" : url.hash}`;
}

/** True when the address is a site's front page: it names no particular item. `canonical` is its one spelling, where that is known. */
export function isFrontPage(link: string, canonical: string = canonicalLink(link)): boolean {
  return !/[/?#]/.test(canonical) && URL.canParse(link);
}

function safeDecode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
