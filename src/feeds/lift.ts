// Takes long texts out of an XML document before rss-parser reads it, whose tokenizer is slow.

/** A document whose long texts are replaced by marks, and the way back. Comments are gone. */
export interface Lifted {
  skeleton: string;
  /** Puts the texts back into any string taken from the skeleton. */
  restore(text: string): string;
}

/** Shorter texts cost less to parse than to lift. */
const LONG = 40;
const OPEN = "\ue000";
const CLOSE = "\ue001";
const MARK = /\ue000(\d+)\ue001/g;

/** The elements that hold articles. Attributes with `>` in them are left to the parser. */
const LONG_ELEMENT = /<(description|content:encoded|content|summary)(\s[^<>]*)?>([^<]{120,})<\/\1\s*>/g;

const LAST_REFERENCE = /&(?:(amp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;

export function lift(xml: string): Lifted {
  // Marks already in the text could not be told from ours.
  if (xml.includes(OPEN)) return { skeleton: xml, restore: (text) => text };
  const texts: string[] = [];
  const put = (text: string) => `${OPEN}${texts.push(text) - 1}${CLOSE}`;
  const skeleton = liftCdata(xml, put).replace(LONG_ELEMENT, (whole, name: string, attributes = "", body: string) =>
    body.includes(OPEN) ? whole : `<${name}${attributes}>${put(unescapeXml(body))}</${name}>`,
  );
  return {
    skeleton,
    restore: (text) => (text.includes(OPEN) ? text.replace(MARK, (_, index) => texts[Number(index)] ?? "") : text),
  };
}

/** One pass over the `<!` of the document; linear, also when sections are never closed. */
function liftCdata(xml: string, put: (text: string) => string): string {
  let out = "";
  let from = 0;
  for (let at = xml.indexOf("<!"); at !== -1; at = xml.indexOf("<!", Math.max(at + 2, from))) {
    if (xml.startsWith("<!--", at)) {
      const end = xml.indexOf("-->", at + 4);
      if (end === -1) break;
      out += xml.slice(from, at);
      from = end + 3;
    } else if (xml.startsWith("<![CDATA[", at)) {
      const end = xml.indexOf("]]>", at + 9);
      if (end === -1) break;
      if (end - at - 9 < LONG) {
        out += xml.slice(from, end + 3);
      } else {
        out += xml.slice(from, at) + put(xml.slice(at + 9, end));
      }
      from = end + 3;
    }
  }
  return out + xml.slice(from);
}

/** The frequent references by plain search; what may produce an ampersand comes last, so that nothing is read twice. */
function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replace(LAST_REFERENCE, (whole, amp?: string, decimal?: string, hex?: string) => {
      if (amp !== undefined) return "&";
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
