// What Korean, Turkish, Hebrew, Arabic, Chinese and Japanese write together with a word.

/** Korean particles by what they follow: any syllable, one that ends in a consonant, one that ends in a vowel. */
const PARTICLES = {
  any: "의 에 에서 에게 에게서 한테 한테서 께 께서 도 만 까지 부터 보다 처럼 마저 조차 마다 밖에 뿐 대로 만큼 들 측 등 님 씨",
  consonant: "은 이 을 과 으로 으로서 으로써 이나 이랑 이라 이라고 이라는 이며 이고 이다 이었다 입니다 이란 이든",
  vowel: "는 가 를 와 로 로서 로써 나 랑 라 라고 라는 며 고 다 였다 입니다 란 든",
};
const list = (words: string): string[] => words.split(" ");
const ANY = list(PARTICLES.any);
const AFTER_CONSONANT = [...ANY, ...list(PARTICLES.consonant)];
/** After ㄹ the vowel's form of "by" stands. */
const AFTER_L = [...AFTER_CONSONANT.filter((particle) => !particle.startsWith("으로")), "로", "로서", "로써"];
const AFTER_VOWEL = [...ANY, ...list(PARTICLES.vowel)];

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const ENDINGS = 28;
const ENDING_L = 8;
const MOST_PARTICLES = 3;

/** Whether `tail` is nothing but particles that may follow a Korean word ending in `syllable`. */
export function isKoreanTail(syllable: string, tail: string, most = MOST_PARTICLES): boolean {
  if (tail === "") return true;
  const code = syllable.charCodeAt(0);
  if (most === 0 || code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return false;
  const ending = (code - FIRST_SYLLABLE) % ENDINGS;
  const particles = ending === 0 ? AFTER_VOWEL : ending === ENDING_L ? AFTER_L : AFTER_CONSONANT;
  return particles.some(
    (particle) =>
      tail.startsWith(particle) &&
      isKoreanTail(particle.charAt(particle.length - 1), tail.slice(particle.length), most - 1),
  );
}

/** Turkish endings of a noun, without accents: plural, whose, case, "which is at", "is". */
const TURKISH_TAIL =
  /^(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?n[iu]z|s?[iu]|[iu]?m|[iu]?n)?(?:[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|n?[iu]n|y?l[ae])?(?:ki(?:l[ae]r)?)?(?:[dt][iu]r|y?[dt][iu])?$/;

/** Whether `tail`, in plain letters, is an ending that may follow a Turkish noun. */
export const isTurkishTail = (tail: string): boolean => TURKISH_TAIL.test(tail);

/** A Turkish word's last letter as it is before an ending with a vowel: uçak, uçağı; ağaç, ağacı. */
export const TURKISH_SOFT: Readonly<Record<string, string>> = { k: "g", p: "b", t: "d", c: "c" };

/** And, when, that, from, in, to, as, the, in this order. Before a word of two letters only what can be nothing else. */
const HEBREW_LEAD = /^ו?(?:לכש|כש|מש|ש(?=[בלמה]))?[בכלמ]?ה?$/;
/** Before four letters and more "that" is hardly ever the word's own first. */
const LONG_HEBREW_LEAD = /^ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?$/;
const LONG_HEBREW = 4;
const SHORT_HEBREW_LEAD = /^ו?[בל]?ה?$/;
/** And or so, in, like, to, the; "to" and "the" are written together. */
const ARABIC_LEAD = /^[وف]?(?:[بك]?ال|لل?|[بك])?$/;
const SHORT_ARABIC_LEAD = /^[وف]?(?:[بك]?ال|لل)$/;
/** What stands before a word that was given with its article. */
export const ARABIC_TO_THE = /^[وف]?لل$/;
export const ARABIC_THE = "ال";

/** Whether `lead` is nothing but prefixes that may stand before a Hebrew word of so many letters. */
export const isHebrewLead = (lead: string, letters: number): boolean =>
  (letters >= LONG_HEBREW ? LONG_HEBREW_LEAD : letters > 2 ? HEBREW_LEAD : SHORT_HEBREW_LEAD).test(lead);

/** The same for Arabic. */
export const isArabicLead = (lead: string, letters: number): boolean =>
  (letters > 2 ? ARABIC_LEAD : SHORT_ARABIC_LEAD).test(lead);

/** Behind a name in Chinese and Japanese: it is a city, a county, a land, a party; who heads it is often one word with that sign. */
export const HAN_SUFFIX = /[都道府県縣市区區町村郡州省县国國党黨]/;
