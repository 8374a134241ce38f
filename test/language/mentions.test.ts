// Words that people type, found in texts of any script, and not found in other words.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentions, sameSpelling, searchedText } from "../../src/language/mentions.ts";

const found = (words: string, text: string, language?: string): boolean =>
  mentions(searchedText(text, language), words);

describe("words in scripts without spaces", () => {
  it.each([
    ["台風", "首相が台風被害の視察へ"],
    ["明星", "娱乐圈明星离婚官宣引热议"],
    ["東京都", "東京都で大雪"],
    ["日本代表", "サッカー日本代表が勝利"],
    ["トランプ 大統領", "トランプ大統領が来日"],
    ["カキ", "カキフライが人気"],
    ["ไทย", "รัฐบาลไทยประกาศ"],
    ["ราคาน้ำมัน", "ราคาน้ำมันวันนี้"],
    ["ក្រុង", "ភ្នំពេញក្រុង"],
    ["中华人民共和国", "中华人民共和国成立"],
    ["東京都", "東京都知事選"],
    ["大阪府", "大阪府知事が会見"],
    ["名古屋市", "次の名古屋市長"],
    ["京都府", "京都府警が逮捕"],
    ["公明党", "公明党首が辞任"],
    ["北京", "北京市政府宣布"],
    ["上海", "在上海市"],
  ])("%s stands in %s", (words, text) => expect(found(words, text)).toBe(true));

  it.each([
    ["京都", "東京都知事選"],
    ["京都", "東京都"],
    ["京都府", "東京都府中市"],
    ["日本人", "日本人口減少"],
    ["中国人", "中国人民银行"],
    ["米大", "米大統領選"],
    ["北京大", "北京大学"],
    ["国", "国会議員"],
    ["本代", "サッカー日本代表が勝利"],
    ["イン", "インドネシアで地震"],
    ["ศ", "รัฐบาลไทยประกาศ"],
  ])("%s does not stand in %s", (words, text) => expect(found(words, text)).toBe(false));

  it.each([
    ["AI", "中国AI产业"],
    ["中国", "中国AI产业"],
    ["5G", "华为5G手机发布"],
    ["C++", "学习C++入门"],
    ["iPhone", "新型iPhoneを発表"],
    ["BTS", "BTS의 새 앨범"],
  ])("%s stands beside other scripts in %s", (words, text) => expect(found(words, text)).toBe(true));
});

describe("words with what is written together with them", () => {
  it.each<[string, string, string?]>([
    ["삼성전자", "삼성전자가 새 반도체 공장을 짓는다"],
    ["인도", "인도에서는 폭우가 내렸다"],
    ["서울", "서울로 간다"],
    ["학생", "학생들에게 무료"],
    ["서울 시장", "서울의 시장이 사임했다"],
    ["ממשלה", "בממשלה החליטו"],
    ["ממשלה", "ראש הממשלה"],
    ["שלום", "כשהשלום הגיע"],
    ["נתניהו", "הוא אמר שנתניהו יגיע"],
    ["ים", "לים הגדול"],
    ["צה״ל", 'דובר צה"ל מסר'],
    ["حرب", "والحرب مستمرة"],
    ["الحرب", "للحرب ثمن"],
    ["غزة", "هدنة بغزة"],
    ["بنك مركزي", "البنك المركزي"],
    ["deprem", "Depremde üç kişi öldü", "tr"],
    ["seçim", "seçimlerden önce", "tr"],
    ["uçak", "uçağı düştü", "tr"],
    ["ağaç", "ağacı kestiler", "tr"],
    ["İstanbul", "İSTANBUL'DA kar"],
    ["کتاب", "کتاب‌ها گران شد"],
  ])("%s stands in %s", (words, text, language) => expect(found(words, text, language)).toBe(true));

  it.each<[string, string, string?]>([
    ["삼성전자", "삼성전자서비스 파업"],
    ["물", "물가 상승"],
    ["한국", "한국인 세 명"],
    ["전자", "삼성전자가 짓는다"],
    ["ים", "מים חמים"],
    ["לום", "שלום"],
    ["رب", "حرب"],
    ["car", "She would care", "en"],
    ["pan", "A panda was born"],
    ["kar", "kararlı duruş", "tr"],
  ])("%s does not stand in %s", (words, text, language) => expect(found(words, text, language)).toBe(false));
});

describe("signs and marks that make another word", () => {
  it.each([
    ["カキ", "ガキ 大将"],
    ["C++", "Vitamin C helps"],
    ["C", "C++ and C# compared"],
    ["C", "C++20 and C#12 compared"],
    ["20", "C++2011 is old"],
    ["C", "C-SPAN shows it live"],
    ["F", "Why F# is fun"],
    [".NET", "The net result was small"],
    ["net", "ASP.NET is out"],
    ["js", "Node.js 22 is out"],
    ["Notepad", "Notepad++ mended"],
    ["D", "Tax relief for R&D"],
    ["AT", "AT&T merges"],
    ["5", "1.5 million"],
    ["10", "10,000 dead"],
    ["कल", "कला प्रदर्शनी"],
    ["कला", "कल बारिश होगी"],
    ["มา", "ม้า"],
    ["мои", "мой дом"],
    ["arbour", "The harbour"],
  ])("%s does not stand in %s", (words, text) => expect(found(words, text)).toBe(false));

  it.each([
    ["C", "Vitamin C helps"],
    ["C++", "C++26, and C++."],
    ["C++", "What C++20 brings"],
    ["C#", "C#12 is out"],
    ["C#", "Why C# wins"],
    [".NET", "Microsoft's .NET 10 (.NET)"],
    [".NET", "ASP.NET is out"],
    ["node", "Node.js 22 is out"],
    ["R&D", "Tax relief for R&D"],
    ["5%", "Prices rise 5 % a year"],
    ["harbour bridge", "The harbour-bridge"],
    ["U.S.", "A US court"],
    ["us", "The U.S. Court"],
    ["X", "X's owner was sued"],
    ["Covid", "Covid-19 returns"],
    ["Iran", "Ce que l'Iran a dit"],
    ["🚨", "🚨 Storm"],
  ])("%s stands in %s", (words, text) => expect(found(words, text)).toBe(true));
});

describe("case, width and accents", () => {
  it.each([
    ["Straße", "Die STRASSE ist gesperrt"],
    ["Strasse", "DIE STRAẞE IST GESPERRT"],
    ["ＡＩ", "AI wins"],
    ["ai", "ＡＩが勝つ"],
    ["ｶﾞｽ", "ガス爆発"],
    ["IŞIK", "ışık söndü"],
    ["ışık", "IŞIK SÖNDÜ"],
    ["Σίσυφος", "ΣΙΣΥΦΟΣ"],
    ["ﬁre", "FIRE"],
    ["Malmo", "Brand i Malmö"],
    ["Malmö", "MALMO\u0308 brinner"],
    ["Lodz", "Powódź: Łódź"],
    ["Tromso", "TROMSØ"],
    ["Muenchen", "Brand in München"],
    ["Viet Nam", "Việt Nam"],
    ["ежик", "Ёжик в тумане"],
    ["احمد", "أحمد يفوز"],
    ["2024", "عام ٢٠٢٤"],
    ["iPhone", "iPhone™ sales fall"],
    ["Malmö Cafe", "MALMÖ CAFÉ opens"],
  ])("%s stands in %s", (words, text) => expect(found(words, text)).toBe(true));

  it.each([
    ["Malmö", "Fire in Malmo"],
    ["Tromsø", "Tromso"],
    ["sınır", "sinir hastası"],
    ["má", "ma"],
    ["Łódź", "Lodz"],
    ["año", "ano"],
  ])("%s, typed with its accent, does not stand in %s", (words, text) => expect(found(words, text)).toBe(false));

  it("does not part names of sources", () => {
    expect(sameSpelling("Süddeutsche  ZEITUNG", "suddeutsche zeitung")).toBe(true);
    expect(sameSpelling("Harbour Courier", "Harbor Courier")).toBe(false);
  });
});

describe("whatever is typed", () => {
  it("of words alone is found in a text that is these words, and nothing of signs alone is", () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}]{2,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => found(words.join(" "), words.join(" "))),
    );
    expect(found("?!", "What?! Really?!")).toBe(false);
    expect(found("", "anything")).toBe(false);
  });

  it("has an answer", () => {
    const units = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));
    const answer = fc.property(
      units,
      units,
      (words, text) => typeof found(words, `${text}${words}${text}`) === "boolean",
    );
    expect(() => fc.assert(answer)).not.toThrow();
  });
});
