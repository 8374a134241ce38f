// Addresses that are a secret: whoever knows one can read what was meant for one reader. Pure.

/** Query names whose value opens something. Compared after `_`, `-` and case are taken out. */
const SECRET_NAMES =
  /^(?:.*(?:token|secret|password|passwd|apikey|signature|credential|jwt)|auth|authkey|authkeyid|authorization|pass|pwd|sig|sid|session|sessionid|access|accesskey|privatekey|userkey|feedkey|rsskey|private|key|hash|hmac)$/;

/** Names of public things, whose values look random all the same: a channel, a playlist, a page of results. */
const PUBLIC_NAMES = /utm|(?:id|ids|list|cursor|page|etag|q|query|url|v)$/;

/** Words before a random part that say what it is; as a path part, or as a label of the host name. */
const PRIVATE_WORDS =
  /^(?:private|secret|token|auth|personal|subscribers?|subscriberfeeds|members?|premium|starred|unlisted|inbox)$/;

/** A random part after one of these names a version of a public thing. */
const PUBLIC_WORDS = /^(?:public|commits?|blob|tree|raw|sha|hash|tags?)$/;

/** The part of the address that is a secret; undefined for an address that anybody may know. */
export function secretIn(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  return url.password || url.username || secretInQuery(url) || secretInPath(url) || undefined;
}

function secretInQuery(url: URL): string | undefined {
  for (const [name, value] of url.searchParams) {
    const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    if (SECRET_NAMES.test(plain) && opens(value)) return value;
    if (!PUBLIC_NAMES.test(plain) && isRandom(value)) return value;
  }
  return undefined;
}

function secretInPath(url: URL): string | undefined {
  let before = url.hostname.split(".").find((label) => PRIVATE_WORDS.test(label)) ?? "";
  for (const part of url.pathname.split("/").map(decoded).filter(Boolean)) {
    const [, word = "", rest = ""] = /^([a-z]+)[-:](.{8,})$/i.exec(part) ?? [];
    if (PRIVATE_WORDS.test(word.toLowerCase()) && looksMade(bare(rest))) return rest;
    if (PRIVATE_WORDS.test(before) && looksMade(bare(part))) return part;
    if (!PUBLIC_WORDS.test(before) && isRandom(bare(part))) return part;
    // What a private word stands before may be some parts on: /private/v1/3f9a…
    if (!PRIVATE_WORDS.test(before) || PRIVATE_WORDS.test(part.toLowerCase())) before = part.toLowerCase();
  }
  return undefined;
}

/** The address as its own readers may see it: enough to know it by, nothing that opens it. */
export function withoutSecret(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.protocol}//${url.host}/…` : "…";
}

/** The address itself, or without its secret when it has one. */
export const shownAddress = (address: string): string => (secretIn(address) ? withoutSecret(address) : address);

/** Not a plain word or a small number: `?key=rss` and `?auth=1` open nothing. */
const opens = (value: string): boolean => value.length >= 6 && (/\d/.test(value) || value.length >= 16);

/** Long and without the shape of words: 32 hexadecimal digits, or 20 characters in which letters, capitals and digits mix. */
function isRandom(value: string): boolean {
  // Shorter ones number public things in many databases.
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && /\d/.test(value) && /[a-f]/i.test(value);
  if (!/^[\w-]{20,}$/.test(value) || isUuid(value)) return false;
  // Hyphens between short parts make a slug, whatever numbers stand in it.
  if (value.split("-").every((part) => part.length <= 12)) return false;
  return changes(value) >= value.length * 0.25 && (value.match(/\d/g) ?? []).length >= 2;
}

/** Made by a machine: enough after a word that says so. */
const looksMade = (value: string): boolean =>
  isUuid(value) || (value.length >= 8 && /^[\w-]+$/.test(value) && /\d/.test(value) && changes(value) >= 3);

/** How often the kind of character changes: lower, upper, digit. */
function changes(value: string): number {
  const kinds = [...value.replaceAll(/[-_]/g, "")].map((char) =>
    /\d/.test(char) ? "d" : /[A-Z]/.test(char) ? "U" : "l",
  );
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
}

const isUuid = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** Without the ending of a file name. */
const bare = (part: string): string => part.replace(/\.(?:rss|xml|atom|json|ics|rdf)$/i, "");

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
