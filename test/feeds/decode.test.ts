// Bytes to text under labels that are right, missing and wrong.
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/feeds/decode.ts";

const xml = (text: string, encoding?: string) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ""}?><rss><title>${text}</title></rss>`;
const title = (text: string) => /<title>(.*)<\/title>/s.exec(text)?.[1];

const RUSSIAN = "Как пережить новогоднюю ночь: советы врачей и спасателей";
const JAPANESE = "むかしむかし、あるところに、おじいさんとおばあさんがいました";
const KOREAN = "한글 제목을 바르게 읽어야 합니다";
const CHINESE = "不归移民漫画系列：专业工作";

describe("text is read", () => {
  it.each([
    ["windows-1251", RUSSIAN],
    ["koi8-r", RUSSIAN],
    ["windows-1250", "Aktuálne spravodajstvo zvýšili odhad rastu"],
    ["iso-8859-1", "Perturbateurs endocriniens : quels effets"],
    ["iso-8859-2", "Žluťoučký kůň"],
    ["shift_jis", JAPANESE],
    ["euc-jp", JAPANESE],
    ["euc-kr", KOREAN],
    ["gb18030", CHINESE],
    ["big5", "我希望很容易將其翻譯成中文"],
    ["windows-874", "ภาษาไทย"],
    ["utf-8", `${RUSSIAN} ${JAPANESE} 😀`],
    ["cp437", "Ünïcode"],
  ])("as %s from the declaration, and from the header alone", (encoding, text) => {
    expect(title(decode(iconv.encode(xml(text, encoding), encoding), undefined))).toBe(text);
    expect(title(decode(iconv.encode(xml(text), encoding), `text/xml; charset="${encoding}"`))).toBe(text);
  });

  it("as TIS-620 under its own name", () => {
    expect(title(decode(iconv.encode(xml("ภาษาไทย", "tis-620"), "tis620"), undefined))).toBe("ภาษาไทย");
  });

  it.each(["utf-16le", "utf-16be", "utf-32le", "utf-32be"])("as %s, with and without a mark", (encoding) => {
    const text = xml(JAPANESE, encoding);
    expect(decode(iconv.encode(text, encoding), undefined)).toBe(text);
    expect(decode(iconv.encode(text, encoding, { addBOM: true }), undefined)).toBe(text);
  });

  it("as UTF-8 with a mark, whatever the labels say", () => {
    const bytes = Buffer.from(`\ufeff${xml(RUSSIAN, "iso-8859-1")}`);
    expect(title(decode(bytes, "text/xml; charset=windows-1251"))).toBe(RUSSIAN);
  });
});

describe("a label is not believed", () => {
  it("when it says one byte and the bytes are UTF-8", () => {
    expect(title(decode(Buffer.from(xml(RUSSIAN, "iso-8859-1")), "text/xml; charset=iso-8859-1"))).toBe(RUSSIAN);
  });

  it("when it says UTF-8 and the bytes are not: the declaration, then the bytes decide", () => {
    expect(title(decode(iconv.encode(xml(RUSSIAN, "windows-1251"), "windows-1251"), "text/xml; charset=utf-8"))).toBe(
      RUSSIAN,
    );
    expect(title(decode(iconv.encode(xml("Perturbateurs à l’œuvre", "utf-8"), "windows-1252"), undefined))).toBe(
      "Perturbateurs à l’œuvre",
    );
  });

  it("when nobody knows it", () => {
    expect(title(decode(Buffer.from(xml(RUSSIAN, "bogus")), "text/xml; charset=x-none"))).toBe(RUSSIAN);
  });

  it("when it claims UTF-16 for single bytes", () => {
    expect(title(decode(Buffer.from(xml("plain", "utf-16")), undefined))).toBe("plain");
  });
});

describe("without a label", () => {
  it.each([
    ["koi8-r", RUSSIAN.repeat(4)],
    ["shift_jis", JAPANESE.repeat(4)],
    ["euc-kr", KOREAN.repeat(4)],
  ])("%s is recognised", (encoding, text) => {
    expect(title(decode(iconv.encode(xml(text), encoding), undefined))).toBe(text);
  });

  it("a few bad bytes cost only themselves", () => {
    const bytes = Buffer.concat([
      Buffer.from(xml(RUSSIAN.repeat(3)).replace("</title>", "")),
      Buffer.from([0xff]),
      Buffer.from("</title></rss>"),
    ]);
    expect(title(decode(bytes, undefined))).toBe(`${RUSSIAN.repeat(3)}</rss>\ufffd`.replace("</rss>", "</rss>"));
  });
});
