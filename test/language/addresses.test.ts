// Addresses and mentions in any spelling are dead where a client could make them live; honest titles stay as they were.
import { describe, expect, it } from "vitest";
import { mrkdwn, preview } from "../../adapters/slack/text.ts";
import { titleToText } from "../../src/feeds/plain.ts";
import { apart, skeleton } from "../../src/language/addresses.ts";
import { unpublishable } from "../../src/write/guard.ts";

/** Subjects and what is said of them: twenty titles a script. */
const HONEST: Record<string, [subjects: string[], said: string[]]> = {
  latin: [
    ["The U.S. court", "Node.js 24", "Müller & Søn A/S", "Mr. O’Neill", "Version 2.0.1"],
    ["wins by 3.5%", "opens at 10.30 a.m.", "costs £4.20 more", "is back: what now?"],
  ],
  cyrillic: [
    ["Суд в Москве", "Киев", "Президент", "Цены на хлеб", "Матч «Заря» — «Днепр»"],
    ["решил иначе.", "ждёт до 12.30", "выросли на 3,5 %", "и т.д."],
  ],
  greek: [
    ["Η Αθήνα", "Το δικαστήριο", "Ο πρόεδρος", "Οι τιμές", "Η Ε.Ε."],
    ["αποφάσισε·", "περιμένει;", "άλλαξε 3,5%", "μένει ανοιχτή."],
  ],
  arabic: [
    ["المحكمة", "الرئيس", "الأسعار في القاهرة", "می‌خواهم", "المدينة"],
    ["تقرر اليوم.", "ارتفعت ٣٫٥٪", "عام ٢٠٢٤؟", "تنتظر، والناس أيضا"],
  ],
  hebrew: [
    ["בית המשפט", "ראש העיר", "המחירים", "צה״ל", "הים"],
    ["החליט היום.", "עלה ב־3.5%", "ממתין?", "נפתח ב-10.30"],
  ],
  devanagari: [
    ["अदालत", "प्रधानमंत्री", "दिल्ली", "क्‍या", "कीमतें"],
    ["ने फैसला किया।", "3.5% बढ़ी", "कब खुलेगी?", "आज बंद है"],
  ],
  thai: [
    ["ศาล", "นายกฯ", "กรุงเทพฯ", "ราคา", "ฝน"],
    ["ตัดสินแล้ว", "ขึ้น 3.5%", "เปิด 10.30 น.", "จะเป็นอย่างไร?"],
  ],
  chinese: [
    ["北京。上海", "法院", "ＩＢＭ公司", "价格：", "“新规”"],
    ["今日决定。明日生效。", "上涨３．５％", "何时开放？", "第2.1版"],
  ],
  japanese: [
    ["東京。大阪", "裁判所", "首相（72）", "「今日」", "ＮＨＫ"],
    ["が決定。明日から", "３．５％上昇", "は？！", "・午後2時"],
  ],
  korean: [
    ["법원", "서울", "대통령", "물가…", "‘새 규칙’"],
    ["오늘 결정했다.", "3.5% 올랐다", "언제 열리나?", "2.0 공개"],
  ],
};
const titles = Object.values(HONEST).flatMap(([subjects, said]) =>
  subjects.flatMap((subject) => said.map((rest) => `${subject} ${rest}`)),
);

/** Each spelling of the same address, and of calling everybody. */
const ADDRESSES = [
  "evil.com",
  "evil．com",
  "evil｡com",
  "evil。com",
  "ｅｖｉｌ．ｃｏｍ",
  "𝐞𝐯𝐢𝐥.𝐜𝐨𝐦",
  "EVIL.COM",
  "ev\u200bil.c\u200dom",
  "\u202eevil.com\u202c",
  "evil\u2024com",
  "evil\ufe52com",
  "www.evil.com",
  "https://evil.com/x",
  "https：／／evil．com",
];
const TWINS = ["еvіl.com", "evil.соm", "еvil ԁot com", "www.еvil.org"];
const SAID = ["evil dot com", "evil (dot) com", "evil[.]com", "evil [punkt] com", "evil {dot} com", "EVIL DOT COM"];
const MENTIONS = [
  "@everyone",
  "＠everyone",
  "﹫everyone",
  "@ＥＶＥＲＹＯＮＥ",
  "＠here",
  "＠channel",
  "@all",
  "@\u200beveryone",
  "@every\u2060one",
  "@еvеryоnе",
  "＠ｅverуone",
  "@hегe",
];

/** What a client looks for, in the text as it normalises it. */
const live = (text: string): boolean =>
  /[a-z0-9]\.[a-z]{2}|:\/\/|www\.[a-z]|@(?:everyone|here|channel|all)/i.test(
    text.normalize("NFKC").replaceAll("\u3002", "."),
  );

describe("an address or a mention", () => {
  it.each([...ADDRESSES, ...MENTIONS])("%j is dead, and reads the same", (spelled) => {
    const text = `Look, ${spelled} says`;
    for (const shown of [apart(text), mrkdwn(text), preview(text)]) expect(live(shown)).toBe(false);
    expect(skeleton(apart(text))).toBe(skeleton(text));
    expect(apart(apart(text))).toBe(apart(text));
  });

  it.each([...ADDRESSES, ...TWINS, ...SAID])(
    "%j in a claim is dropped where its passage holds no such address",
    (spelled) => {
      expect(unpublishable(`The council asks readers to look at ${spelled} today.`, "The council met.")).toBeDefined();
    },
  );

  it.each(MENTIONS)("%j in a claim is dropped, whatever its passage holds", (spelled) => {
    expect(unpublishable(`The council calls ${spelled} today.`, `The council calls ${spelled} today.`)).toBeDefined();
  });

  it("that the passage holds is a name, in whatever spelling", () => {
    expect(unpublishable("Booking.com had 3 rooms.", "ＢＯＯＫＩＮＧ．ＣＯＭ had 3 rooms.")).toBeUndefined();
    expect(unpublishable("The dot com years are over.", "The dot com years are over, it says.")).toBeUndefined();
    expect(unpublishable("Bооking.com had 3 rooms.", "Booking.com had 3 rooms.")).toBeUndefined();
    expect(unpublishable("Мэр @mosgor выступил.", "Мэр @mosgor выступил.")).toBeUndefined();
    expect(unpublishable("東京。大阪も同じだ。", "東京。大阪も同じだ。")).toBeUndefined();
  });
});

it("two hundred honest titles in ten scripts come out as they went in", () => {
  expect(titles).toHaveLength(200);
  expect(titles.filter((title) => apart(titleToText(title)) !== title)).toEqual([]);
});
